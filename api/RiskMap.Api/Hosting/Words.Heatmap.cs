namespace RiskMap.Api.Hosting;

/// <summary>What the server says about where fires lie, and how well that foretells.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Heatmap => new(StringComparer.Ordinal)
    {
        ["BANDWIDTH_OUT_OF_RANGE"] = ("带宽必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The bandwidth must lie between {1} and {2} metres, not {0}."),
        ["PERIODS_OVERLAP"] = (
            "两个时段重叠：以前的时段到 {0}，现在的从 {1} 起。同一起火灾不能算在两边。", "The two periods overlap: the earlier one ends on {0}, the other begins on {1}. A fire cannot count on both sides."),
        ["CELL_OUT_OF_RANGE"] = ("网格边长必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The side of a cell must lie between {1} and {2} metres, not {0}."),
        ["FILTER_OUT_OF_RANGE"] = ("{0} 中的 {1} 超出范围：应为 {2} 至 {3}。", "{1} in {0} is out of range: they go from {2} to {3}."),
        ["SPOT_LEAST_OUT_OF_RANGE"] = ("起数必须在 {1} 至 {2} 之间，收到的是 {0}。", "The number of fires must lie between {1} and {2}, not {0}."),
        ["SPOT_REACH_OUT_OF_RANGE"] = ("距离必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The distance must lie between {1} and {2} metres, not {0}."),
        // What answers say of themselves
        ["BANDWIDTH_ASKED_FOR"] = ("由提问者指定", "asked for"),
        ["METHOD_HEATMAP"] = ("火灾核密度：每年每平方公里起数，距离以米计", "Kernel density of fires: per km² per year, distances in metres"),
        ["NEGLECTS_HEATMAP"] = (
            "没有边界校正：记录范围边缘一个带宽内偏低。按所选时段中记录所及的日数折算，不知道中间的缺记。位置不明的火灾不在图上；只到道路的沿路摊开，只到村的在全村摊开，精度没有记录的按原位置。密度高不等于单个建筑危险。",
            "Only days of the period that the record reaches are divided by. No edge correction: cells within a bandwidth of the end of the record's ground are too low. Gaps inside the record are not known. Fires without a place are not on the map; those known to their street are spread along it, those known to their village over it, and those whose precision nobody recorded stand where the record puts them. Dense is not the same as dangerous: a dense quarter has more of everything."),
        ["NEGLECTS_HEATMAP_CORRECTED"] = (
            "按所选时段中记录所及的日数折算，不知道中间的缺记。位置不明的火灾不在图上；只到道路的沿路摊开，只到村的在全村摊开，精度没有记录的按原位置。密度高不等于单个建筑危险。",
            "Only days of the period that the record reaches are divided by. Gaps inside the record are not known. Fires without a place are not on the map; those known to their street are spread along it, those known to their village over it, and those whose precision nobody recorded stand where the record puts them. Dense is not the same as dangerous: a dense quarter has more of everything."),
        ["METHOD_SPOTS_CLUSTERS"] = (
            "成片火灾：一起火灾周围规定距离内（含自身）达到规定起数，相连成片（DBSCAN，Ester 等 1996）",
            "Clusters: as many fires within a distance of one of them, itself among them; those that chain are one (DBSCAN, Ester et al. 1996)"),
        ["METHOD_SPOTS_GI_STAR"] = (
            "Getis-Ord Gi*（1995，含自身，相邻方格），按 Benjamini–Hochberg 控制错误发现率；平均每格不足一起或按比率时用置换求 p",
            "Getis and Ord's Gi* (1995, the square itself and those it meets), false discoveries bounded by Benjamini and Hochberg; p by permutation where a square has less than "
            + "one fire on average, and for rates"),
        ["METHOD_SPOTS_SPACE_TIME_SCAN"] = (
            "时空置换扫描（Kulldorff 等 2005），p 由打乱时间的蒙特卡罗得出",
            "Space-time permutation scan (Kulldorff et al. 2005), p by Monte Carlo from shuffled times"),
        ["NEGLECTS_SPOTS"] = (
            "只用位置确切的火灾；只知街道、村或位置不明的另计起数。成片火灾没有检验，人多的地方本来就多。火灾不是盗窃：近处刚烧过不等于马上会再烧。"
            + "扫描的圆限于所列半径和时长，方格过多时自动加大。",
            "Only fires with an exact place; those known to a street, a village or no place are counted apart. Clusters are not tested, and where there is more of everything there are more of them. "
            + "Fires are not burglaries: one fire does not make the next likelier. The scan's circles end at the radius and time given; its squares grow where they would be too many."),
        ["BANDWIDTH_BY_LIKELIHOOD"] = (
            "似然交叉验证（留一法，同一地点一并留出），全部年份 {0} 起位置确切的火灾",
            "likelihood cross-validation (leave one out, with all others at the same place), {0} exactly located fires of all years"),
        ["BANDWIDTH_BY_RULE"] = (
            "火灾太少（{0} 起），不能交叉验证：0.9 · min(SD, √(1/ln 2) · Dm) · n^-0.2，不小于 100 m",
            "too few fires ({0}) for cross-validation: 0.9 · min(SD, √(1/ln 2) · Dm) · n^-0.2, ≥ 100 m"),
        ["METHOD_BREAKDOWN"] = ("火灾起数，按当地时间的时刻、星期、月份和来源的分类", "Fires by hour, weekday and month of the area's own clocks, and in the source's own words"),
        ["NEGLECTS_BREAKDOWN"] = (
            "位置不明的火灾也计入，除非按地点筛选。同一来源同一天同一编号的多行按一起计。来源用词未归并。",
            "Fires without a place count too, unless a place is filtered for. Rows of one number on one day are one fire. The words of the source are not merged."),
        ["METHOD_CELLS"] = (
            "方格或六边形内的火灾起数和火灾率；与以前时段的差别用条件二项检验（双侧），错误发现率按 Benjamini–Hochberg 控制",
            "Fires counted on squares or hexagons, and their rates; beside an earlier period the conditional binomial test, two-sided, with false discoveries held by Benjamini and Hochberg"),
        ["NEGLECTS_CELLS"] = (
            "只计位置确切的火灾，只按记录所及的日数折算。格子的位置和大小会改变结果。彼此牵连的火灾（如连环纵火）按各自独立计。建筑、面积或居民少于设定数的格子不给出火灾率；"
            + "有十分之一以上建筑缺少所用数值的，火灾率不明；其余缺少的按格内平均计。",
            "Only fires with an exact place count, and only days of the record are divided by. Where the cells lie and how large they are changes the result. Fires that hang together, as an arsonist's do, count as independent. "
            + "Cells with less to burn than set have no rate; where more than a tenth of the buildings lack the figure the rate is unknown, and the others that lack it count as the mean of their cell."),
        ["UNIT_CELL_RATE_BUILDINGS"] = ("每年每千栋建筑火灾起数", "fires per 1,000 buildings and year"),
        ["UNIT_CELL_RATE_FLOOR_AREA"] = ("每年每百万平方米建筑面积火灾起数", "fires per million m² of floor area and year"),
        ["UNIT_CELL_RATE_RESIDENTS"] = ("每年每万名居民火灾起数", "fires per 10,000 residents and year"),
        ["BACKTEST_SENTENCE"] = (
            "{0} % 的面积命中了{3}至{4}火灾的 {1} % ± {2} %；{5}命中 {6} %。", "{0} % of the area held {1} % ± {2} % of the fires from {3} to {4}; {5} held {6} %."),
        ["BACKTEST_SENTENCE_SPOTS"] = (
            "用{7}以前的火灾找出的热点占面积 {0} %，命中了{3}至{4}火灾的 {1} % ± {2} %；同样大的面积按{5}选取，命中 {6} %。",
            "Spots found by {7} cover {0} % of the area and held {1} % ± {2} % of the fires from {3} to {4}; as much area chosen by {5} held {6} %."),
        ["BACKTEST_TOO_LITTLE"] = (
            "数据太少，不作检验：有位置的火灾，供学习的 {0} 起，供检验的 {1} 起；至少要 {2} 起和 {3} 起。",
            "Too little data for a test: {0} located fires to learn from and {1} to test on; there must be {2} and {3}."),
        ["BACKTEST_NO_SPOTS"] = ("用{0}以前的火灾找不出热点，没有可检验的。", "The fires up to {0} have no such spot, so there is nothing to test."),
        ["BACKTEST_BEATS_COUNTS"] = (
            "好于简单计数，差别超出偶然（与{2}相比 {0} 至 {1} 个百分点）。", "It does better than plain counts, by more than chance ({0} to {1} points beside {2})."),
        ["BACKTEST_LEVEL_WITH_COUNTS"] = (
            "不能认定好于简单计数（与{2}相比 {0} 至 {1} 个百分点）：按方格数起数也能说到这个程度。",
            "It is not shown to be better than plain counts: {0} to {1} points beside {2}. Counting fires on squares says as much."),
        ["BACKTEST_BEHIND_COUNTS"] = (
            "不如简单计数，差别超出偶然（与{2}相比 {0} 至 {1} 个百分点）：请用计数。", "It does worse than plain counts, by more than chance ({0} to {1} points beside {2}): use the counts."),
        ["BACKTEST_SPOTS_BEATS_COUNTS"] = (
            "这些热点好于简单计数，差别超出偶然（与{2}相比 {0} 至 {1} 个百分点）。", "These spots do better than plain counts, by more than chance ({0} to {1} points beside {2})."),
        ["BACKTEST_SPOTS_LEVEL_WITH_COUNTS"] = (
            "不能认定这些热点好于简单计数（与{2}相比 {0} 至 {1} 个百分点）。", "These spots are not shown to be better than plain counts: {0} to {1} points beside {2}."),
        ["BACKTEST_SPOTS_BEHIND_COUNTS"] = (
            "这些热点不如简单计数，差别超出偶然（与{2}相比 {0} 至 {1} 个百分点）：选址请用计数。",
            "These spots do worse than plain counts, by more than chance ({0} to {1} points beside {2}): to choose places, use the counts."),
        ["MODEL_DENSITY"] = ("密度图", "the density map"),
        ["MODEL_LAST_YEAR"] = ("上一年计数", "counts of last year"),
        ["MODEL_ALL_YEARS"] = ("历年计数", "counts of all years"),
        ["MODEL_UNIFORM"] = ("各处相同", "any place alike"),
        ["MODEL_EXPOSURE"] = ("建筑（或门牌）数量", "buildings or doors"),
        ["MODEL_FLOOR_AREA"] = ("建筑面积", "floor area"),
        ["MODEL_RESIDENTS"] = ("居民人数", "residents"),
        ["MODEL_SCORE"] = ("建筑风险评分", "the score of the buildings"),
        ["MODEL_HOT_SPOTS"] = ("热点", "these spots"),
        ["METHOD_BACKTEST_SPOTS"] = (
            "热点的回测：用某日之前的火灾找热点，看此后的火灾有多少落在热点里，并与同样大的面积按计数选取的相比",
            "Backtest of hot spots: found among the fires before a day, they are asked how many of the fires after it they held, beside as much area chosen by counts"),
        ["EXPORT_SHEET_BACKTEST"] = ("回测", "Backtest"),
        ["CARD_SENTENCE"] = ("结论", "In one sentence"),
        ["CARD_CONCLUSION"] = ("含义", "What follows"),
        ["CARD_TRAINED"] = ("学习所用", "Trained on"),
        ["CARD_TESTED"] = ("检验所用", "Tested on"),
        ["CARD_SPAN"] = ("{0} 至 {1}，{2} 起有位置的火灾", "{0} to {1}, {2} located fires"),
        ["CARD_LEVEL"] = ("{0}：面积 {1} % 命中", "{0}: held by {1} % of the area"),
        ["CARD_ORIGIN"] = ("换检验时段 {0} 至 {1}（{2} 起）", "Tested on {0} to {1} ({2} fires)"),
        ["FIRES_DENSITY"] = ("火灾密度", "fire-density"),
        ["FIRES_CELLS"] = ("火灾分格", "fire-cells"),
        ["FIRES_HOTSPOTS"] = ("火灾热点", "fire-hot-spots"),
        ["FIRE_COLUMN_DENSITY"] = ("每年每平方公里火灾起数", "Fires per km² per year"),
        ["FIRE_COLUMN_FIRES"] = ("火灾起数", "Fires"),
        ["FIRE_COLUMN_PER_KM2_YEAR"] = ("每年每平方公里火灾起数", "Fires per km² per year"),
        ["FIRE_COLUMN_FIRES_BEFORE"] = ("以前时段起数", "Fires of the earlier period"),
        ["FIRE_COLUMN_P"] = ("p（双侧）", "p (two-sided)"),
        ["FIRE_COLUMN_CHANGE"] = ("差别", "Difference"),
        ["FIRE_COLUMN_EXPOSED"] = ("基数", "Buildings, m² or residents"),
        ["FIRE_COLUMN_NO_RATE"] = ("没有火灾率的原因", "Why there is no rate"),
        ["FIRE_COLUMN_RANK"] = ("名次", "Rank"),
        ["FIRE_COLUMN_FROM"] = ("起", "From"),
        ["FIRE_COLUMN_TO"] = ("止", "To"),
        ["FIRE_COLUMN_EXPECTED"] = ("预期起数", "Expected"),
        ["FIRE_COLUMN_Z"] = ("Gi*", "Gi*"),
        ["FIRE_COLUMN_CONFIDENCE"] = ("可信度（%）", "Confidence (%)"),
        ["FIRE_COLUMN_COLD"] = ("冷点（1 是）", "Cold (1: yes)"),
        ["CHANGE_MORE"] = ("增多", "more"),
        ["CHANGE_FEWER"] = ("减少", "fewer"),
        ["CHANGE_NOT_SHOWN"] = ("看不出差别", "no difference can be told"),
        ["MASK_TOO_LITTLE_EXPOSED"] = ("基数太小", "too little there"),
        ["MASK_UNKNOWN_EXPOSURE"] = ("基数不明", "not on record"),
        ["BAND_INCIDENTS"] = ("火灾起数", "Fires"),
        ["BAND_RATE"] = ("{0}", "{0}"),
        ["BAND_CHANGE"] = ("1 增多，-1 减少，0 看不出差别", "1 more, -1 fewer, 0 no difference that can be told"),
        ["METHOD_BACKTEST"] = (
            "火灾密度的回测：用某日之前的火灾排出方格的先后，看此后的火灾有多少落在排在前面的面积里",
            "Backtest of the density: squares are ranked by the fires before a day, and the fires after it are counted in the first of them"),
        ["NEGLECTS_BACKTEST"] = (
            "位置不明的火灾不参加训练也不参加检验。区间只反映检验起数的多少，不反映起火之间的牵连和记录口径的变化。建筑和门牌按检验开始之日在册的计。",
            "Fires without a place neither train nor test. Intervals come from the number of test fires alone, not from fires that hang together or from changes in what is recorded. Buildings and doors are those on record when the test begins."),
        ["BANDWIDTH_OF_TRAINING"] = ("只用检验开始以前的火灾作似然交叉验证", "likelihood cross-validation on the fires before the test only"),
        ["GROUND_OF_TRAINING"] = ("检验以前火灾的外接矩形外扩 1 km", "a box round the fires before the test, and 1 km more"),
        ["INTERVAL_WILSON"] = ("Wilson，95 %，按检验起数", "Wilson, 95 %, from the number of test fires"),
        ["UNIT_FIRE_DENSITY"] = ("每年每平方公里火灾起数", "fires per km² per year"),
    };
}
