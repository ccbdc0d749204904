namespace RiskMap.Api.Hosting;

/// <summary>What the server says about where new hydrants go.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Siting => new(StringComparer.Ordinal)
    {
        ["BUDGET_NOT_ONE"] = ("请给出 count，或同时给出 budget 和 costPerHydrant，二者取一。", "Name count, or budget and costPerHydrant together: one of the two."),
        ["BUDGET_OUT_OF_RANGE"] = ("预算合 {0} 个消火栓，必须在 0 至 {1} 个之间。", "The budget comes to {0} hydrants; it must lie between 0 and {1}."),
        ["REACH_NOT_RULED"] = (
            "标准“{0}”没有可以执行的 {1}：请自行给出 radius 或 hoseReach（米）。",
            "The standard \"{0}\" has no {1} that can be enforced: name radius or hoseReach in metres."),
        ["SITING_TOO_LARGE"] = (
            "{1} 个候选位置与建筑共约 {0} 对，最多计算 {2} 对：请减小范围或半径，或加大 RISKMAP_SITING_SPACING。",
            "{1} places make some {0} pairs with the buildings they would serve; {2} are weighed at most: take a smaller reach, or a larger RISKMAP_SITING_SPACING."),
        ["STREETS_UNKNOWN"] = ("区域“{0}”没有街道网络，无法确定路边位置。", "The area \"{0}\" has no street network on record, so no place along a kerb is known."),
        ["METHOD_SITING"] = (
            "新增消火栓选址：最大覆盖选址（惰性贪心加交换），上界由拉格朗日松弛证明；现有消火栓不动",
            "Siting of new hydrants: maximal covering location by lazy greedy and exchange, bounded by Lagrangian relaxation; existing hydrants are fixed"),
        ["METHOD_FEWEST"] = (
            "全部覆盖所需的最少消火栓：集合覆盖（贪心、去除多余、按乘子重试），下界由拉格朗日松弛证明；现有消火栓不动",
            "The fewest hydrants that serve all: set covering by greedy choice, without the needless ones, tried again by prices, bounded by Lagrangian relaxation; existing hydrants are fixed"),
        ["NEGLECTS_SITING"] = (
            "不知道街下有没有供水管、管径和流量是否够用，也不知道停车位、树木、管线、产权和坡度；一栋建筑有一个消火栓可达即算服务，不计备用。路缘由道路中线和宽度推算。{0} 个现有消火栓没有状态记录，按可用计；另有 {1} 个没有位置，不计入。以火灾为权重时，只知道街道或村的火灾不计入。候选位置之外的位置不在证明之内。施工前须现场核对。",
            "Whether a main lies under the street and could feed one more; parking, trees, cables, ownership and slopes; and that a building served once may need a second hydrant. Kerbs are computed from the middle of the road and its width. {0} existing hydrants have no state on record and are taken as usable; {1} more have no place and serve nothing here. Where fires are the worth, those known to a street or a village only are left out. The proof speaks of the candidate places only. Look at every place before anybody digs."),
        ["NEGLECTS_STRICTEST"] = (
            "以下参数有多条按条件适用的规定，条件未记录，一律取最严的一条：{0}。",
            "Of these several rules apply by conditions that are not on record, and the strictest is taken everywhere: {0}."),
        ["SITING_PROVEN"] = (
            "至少为最优方案的 {0}%：{1} 处新增服务 {2} {3}；在这些候选位置中，同样数量的任何方案都不超过 {4}。",
            "At least {0} % of the best possible: {1} new hydrants serve {2} {3} more, and no other choice of as many among these places can serve more than {4}."),
        ["FEWEST_PROVEN"] = (
            "{0} 个消火栓可服务全部可达建筑，至少需要 {1} 个；另有 {2} 栋建筑任何候选位置都无法服务。",
            "{0} hydrants serve every building that can be served, and {1} are needed at least; {2} more buildings no legal place along a street would serve."),
        ["UNIT_OF_BUILDINGS"] = ("栋建筑", "buildings"),
        ["UNIT_OF_FLOOR_AREA"] = ("平方米建筑面积", "m² of floor area"),
        ["UNIT_OF_RESIDENTS"] = ("名居民", "residents"),
        ["UNIT_OF_FIRES"] = ("起历史火灾", "past fires"),
    };
}
