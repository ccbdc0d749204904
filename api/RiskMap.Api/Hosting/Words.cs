using System.Globalization;

namespace RiskMap.Api.Hosting;

/// <summary>
/// What the server says to people, in Chinese and English, by code. The one place where errors are worded: {0}, {1} … stand for the
/// values of the error. The language is that of the request (Accept-Language), by default English.
/// Long, for both languages and all codes are read side by side.
/// </summary>
public static partial class Words
{
    /// <summary>All of them. A room with many of its own has them in a file of its own beside this one.</summary>
    private static readonly Dictionary<string, (string Zh, string En)> Sentences =
        new([.. Common, .. Accounts, .. Boards, .. Inspections, .. Zones], StringComparer.Ordinal);

    private static Dictionary<string, (string Zh, string En)> Common => new(StringComparer.Ordinal)
    {
        ["ADDRESS_INVALID"] = ("地址“{0}”无法识别。", "The address \"{0}\" cannot be read."),
        ["ALIAS_TOO_LONG"] = ("要记住的地址最多 {0} 个字。", "An address that is remembered has at most {0} characters."),
        ["AREA_UNKNOWN"] = ("没有代码为“{0}”的区域。", "There is no area with the code \"{0}\"."),
        ["BANDWIDTH_OUT_OF_RANGE"] = ("带宽必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The bandwidth must lie between {1} and {2} metres, not {0}."),
        ["BUDGET_NOT_ONE"] = ("请给出 count，或同时给出 budget 和 costPerHydrant，二者取一。", "Name count, or budget and costPerHydrant together: one of the two."),
        ["BUDGET_OUT_OF_RANGE"] = ("预算合 {0} 个消火栓，必须在 0 至 {1} 个之间。", "The budget comes to {0} hydrants; it must lie between 0 and {1}."),
        ["CANDIDATE_UNKNOWN"] = ("没有第 {0} 个候选位置，这一行共有 {1} 个。", "There is no candidate {0}: the row has {1}."),
        ["PERIODS_OVERLAP"] = (
            "两个时段重叠：以前的时段到 {0}，现在的从 {1} 起。同一起火灾不能算在两边。", "The two periods overlap: the earlier one ends on {0}, the other begins on {1}. A fire cannot count on both sides."),
        ["CELL_OUT_OF_RANGE"] = ("网格边长必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The side of a cell must lie between {1} and {2} metres, not {0}."),
        ["CHANGE_NOT_UNDOABLE"] = ("这次变更（{0}）不能撤销。", "A change of this kind ({0}) cannot be taken back."),
        ["CHANGE_OVERRULED"] = ("此后又被改过，只能撤销最近的一次。", "It has been changed again since then: only the latest change can be taken back."),
        ["CHANGE_UNDONE"] = ("这次变更已经撤销过了。", "This change has been taken back already."),
        ["CHANGE_UNKNOWN"] = ("没有编号为“{0}”的变更。", "There is no change \"{0}\"."),
        ["CURSOR_INVALID"] = ("翻页游标“{0}”不是由本接口给出的。", "The paging cursor \"{0}\" was not given out by this list."),
        ["DATABASE_GONE"] = ("数据库暂时无法访问，恢复后会自动继续。", "The database cannot be reached at the moment; this continues by itself once it is back."),
        ["DATE_INVALID"] = ("{0} 的值“{1}”不是日期，请写成 YYYY-MM-DD。", "{0} is \"{1}\", which is no date: write YYYY-MM-DD."),
        ["FILTER_OUT_OF_RANGE"] = ("{0} 中的 {1} 超出范围：应为 {2} 至 {3}。", "{1} in {0} is out of range: they go from {2} to {3}."),
        ["GEOMETRY_CRS"] = (
            "几何的坐标系是“{0}”：这里只接受 WGS-84 经纬度（EPSG:4326）。",
            "The geometry is in the coordinate system \"{0}\": only longitude and latitude of WGS-84 (EPSG:4326) are read here."),
        ["GEOMETRY_CROSSES_ITSELF"] = ("多边形在 [{0}, {1}] 处自相交。", "The polygon crosses itself at [{0}, {1}]."),
        ["GEOMETRY_EMPTY"] = ("{0} 是空的。", "{0} is empty."),
        ["GEOMETRY_INVALID"] = ("多边形在 [{0}, {1}] 处无效（{2}）。", "The polygon is invalid at [{0}, {1}]: {2}."),
        ["GEOMETRY_IN_METRES"] = (
            "{0} 中的 {1} 不是经纬度，像是投影坐标（米）：请换算为 WGS-84 度。",
            "{1} in {0} is no longitude and latitude; it looks like projected metres. Send degrees of WGS-84."),
        ["GEOMETRY_NO_NUMBERS"] = ("{0} 中的 {1} 不是两个有限的数。", "{1} in {0} is not a pair of finite numbers."),
        ["DIVISION_UNKNOWN"] = ("这个区域没有编号为“{0}”的区划。", "The area has no division \"{0}\"."),
        ["FORMAT_UNKNOWN"] = ("不能导出为“{0}”：可用 xlsx、csv、geojson、gpkg。", "There is no export as \"{0}\": there are xlsx, csv, geojson and gpkg."),
        ["GEOMETRY_NOT_GEOJSON"] = (
            "{0} 不是 GeoJSON（RFC 7946）几何：应为带 type 和 coordinates 的对象。",
            "{0} is not what a GeoJSON geometry (RFC 7946) has there: write an object with type and coordinates."),
        ["GEOMETRY_OUT_OF_RANGE"] = (
            "{0} 中的 {1} 超出范围：先经度（-180 至 180），后纬度（-90 至 90）。",
            "{1} in {0} is out of range: longitude first, from -180 to 180, then latitude, from -90 to 90."),
        ["GEOMETRY_RING_OPEN"] = ("{0} 的环没有闭合：起点 {1}，终点 {2}。", "The ring {0} is not closed: it begins at {1} and ends at {2}."),
        ["GEOMETRY_TOO_FEW_POSITIONS"] = ("{0} 只有 {1} 个位置，至少需要 {2} 个。", "{0} has {1} positions; it needs at least {2}."),
        ["GEOMETRY_TOO_LARGE"] = ("几何的位置超过 {0} 个。", "The geometry has more than {0} positions."),
        ["GEOMETRY_TYPE_UNKNOWN"] = (
            "“{0}”不是几何类型：可用 Point、LineString、Polygon、MultiPoint、MultiLineString、MultiPolygon、GeometryCollection；Feature 请只发送其 geometry。",
            "\"{0}\" is no geometry type. There are Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon and GeometryCollection; of a Feature send its geometry."),
        ["ID_INVALID"] = ("“{0}”不是由本接口给出的 id。", "\"{0}\" is no id that was given out here."),
        ["IMPORT_REFUSED"] = ("无法导入：\n{0}", "It cannot be imported:\n{0}"),
        ["KEY_NOT_ONE"] = ("请用 featureId 或 id 指明一个，二者取一。", "Name one thing, by featureId or by id: one of the two."),
        ["LAYER_UNKNOWN"] = ("没有名为“{0}”的图层。", "There is no layer \"{0}\"."),
        ["NOT_FOUND"] = ("这里没有内容。", "There is nothing here."),
        ["LIMIT_OUT_OF_RANGE"] = ("limit 必须在 1 至 {1} 之间，收到的是 {0}。", "limit must lie between 1 and {1}, not {0}."),
        ["METHOD_NOT_ALLOWED"] = ("此地址不支持这种请求方式。", "This address does not take that kind of request."),
        ["OGR_MISSING"] = ("服务器没有安装 GDAL（gdal-bin），不能写 GeoPackage；请改用 GeoJSON。", "GDAL (gdal-bin) is not installed on the server, so it writes no GeoPackage: take GeoJSON."),
        ["PAGE_SIZE_OUT_OF_RANGE"] = ("first 必须在 0 至 {1} 之间，收到的是 {0}。", "first must lie between 0 and {1}, not {0}."),
        ["PARAMETER_INVALID"] = ("参数 {0} 不能是“{1}”。", "The parameter {0} cannot be \"{1}\"."),
        ["PARAMETER_UNKNOWN"] = ("没有参数“{0}”；可用的有 {1}。", "There is no parameter \"{0}\"; there are {1}."),
        ["PERIOD_INVERTED"] = ("起始日期 {0} 晚于结束日期 {1}。", "The period begins on {0}, after it ends on {1}."),
        ["PLACE_OUT_OF_RANGE"] = ("经度 {0}、纬度 {1} 不是地面上的位置：单位是度。", "Longitude {0}, latitude {1} is no place: they are degrees."),
        ["QUERIES_CLOSED"] = ("这台服务器只回答地图自己的问题。", "This server answers the map's own questions only."),
        ["RADIUS_OUT_OF_RANGE"] = ("半径必须大于 0 且不超过 {1} 米，收到的是 {0}。", "The radius must be more than 0 and at most {1} metres, not {0}."),
        ["REACH_NOT_RULED"] = (
            "标准“{0}”没有可以执行的 {1}：请自行给出 radius 或 hoseReach（米）。",
            "The standard \"{0}\" has no {1} that can be enforced: name radius or hoseReach in metres."),
        ["REACH_OUT_OF_RANGE"] = ("距离必须大于 0 且不超过 {1} 米，收到的是 {0}。", "The reach must be more than 0 and at most {1} metres, not {0}."),
        ["REQUEST_INVALID"] = ("请求无法识别。", "The request cannot be read."),
        ["RULE_INVALID"] = ("规则“{0}”有误：{1}。", "Rule \"{0}\" is wrong: {1}."),
        ["RULE_TWICE"] = ("规则编号“{0}”出现了两次。", "The rule id \"{0}\" occurs twice."),
        ["RULE_UNKNOWN"] = ("没有编号为“{0}”的规则。", "There is no rule \"{0}\"."),
        ["SCENARIO_CHANGE_INVALID"] = (
            "每项改动须且只能是 add、remove、move、outOfService、closeEdge 之一。", "Each change is exactly one of add, remove, move, outOfService and closeEdge."),
        ["SCENARIO_COST_INVALID"] = ("造价不能为负，币种须为三个大写字母（如 CNY）。", "A cost is not less than nothing, and a currency has three capital letters, such as CNY."),
        ["SCENARIO_NAME_INVALID"] = ("名称须有 1 至 {0} 个字，且不含控制字符。", "A name has 1 to {0} characters, none of them a control character."),
        ["SCENARIO_STALE"] = (
            "方案“{0}”已被别人修改，现为第 {1} 版：请在新版上再改。",
            "The scenario \"{0}\" has been changed since and is now version {1}: make your change in that one."),
        ["SCENARIO_UNKNOWN"] = ("没有编号为“{0}”的方案。", "There is no scenario \"{0}\"."),
        ["SCENARIO_HYDRANT_TWICE"] = ("方案对消火栓“{0}”有两项改动，只能有一项。", "The scenario has two changes of the hydrant \"{0}\"; it may have one."),
        ["SCENARIO_THING_UNKNOWN"] = ("方案中的“{0}”既不是这里的消火栓，也不是街道。", "\"{0}\" in the scenario is no hydrant and no street of this area."),
        ["SCENARIO_TOO_LARGE"] = ("方案有 {0} 项改动，最多 {1} 项。", "The scenario has {0} changes; it may have {1}."),
        ["STANDARD_CHANGED"] = (
            "标准“{0}”已被别人修改，现为第 {1} 版：请在新版上再改。",
            "The standard \"{0}\" has been changed since and is now version {1}: make your change in that one."),
        ["STANDARD_EXISTS"] = ("已有编号为“{0}”的标准。", "There is a standard \"{0}\" already."),
        ["STANDARD_ID_INVALID"] = (
            "“{0}”不能作编号：请用 2 至 60 个小写字母、数字、点、加号或连字符。",
            "\"{0}\" cannot be an id: use 2 to 60 small letters, digits, points, plus signs or hyphens."),
        ["SPOT_LEAST_OUT_OF_RANGE"] = ("起数必须在 {1} 至 {2} 之间，收到的是 {0}。", "The number of fires must lie between {1} and {2}, not {0}."),
        ["SPOT_REACH_OUT_OF_RANGE"] = ("距离必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The distance must lie between {1} and {2} metres, not {0}."),
        ["STANDARD_NOT_STATISTICS"] = ("标准“{0}”没有规定火灾如何统计。", "The standard \"{0}\" does not say how fires are counted."),
        ["STANDARD_NOT_OWN"] = ("“{0}”是 RiskMap 自带的标准，不能修改；请先复制一份。", "\"{0}\" is one of RiskMap's and stays as it is: copy it and change the copy."),
        ["STANDARD_TITLE_INVALID"] = ("标题不能为空，最多 {0} 个字。", "A title has 1 to {0} characters."),
        ["STANDARD_UNKNOWN"] = ("没有编号为“{0}”的标准。", "There is no standard \"{0}\"."),
        ["SITING_TOO_LARGE"] = (
            "{1} 个候选位置与建筑共约 {0} 对，最多计算 {2} 对：请减小范围或半径，或加大 RISKMAP_SITING_SPACING。",
            "{1} places make some {0} pairs with the buildings they would serve; {2} are weighed at most: take a smaller reach, or a larger RISKMAP_SITING_SPACING."),
        ["STREETS_UNKNOWN"] = ("区域“{0}”没有街道网络，无法确定路边位置。", "The area \"{0}\" has no street network on record, so no place along a kerb is known."),
        ["TARGET_OUT_OF_RANGE"] = ("目标变化 {0} 应大于 -1 且不超过 10（-0.11 表示下降 11%）。", "The target {0} must lie above -1 and be at most 10; -0.11 is 11 % fewer."),
        ["TEXT_TOO_LONG"] = ("文字有 {0} 个字符，最多 {1} 个。", "The text has {0} characters; it may have {1}."),
        ["TOO_LARGE"] = ("请求过大。", "The request is too large."),
        ["TOO_MANY_TEXTS"] = ("一次发来 {0} 条文字，最多 {1} 条。", "{0} texts came at once; there may be {1}."),
        ["PLACE_FAR_AWAY"] = (
            "经度 {0}、纬度 {1} 离区域“{2}”的数据太远，请核对（先经度，后纬度）。",
            "Longitude {0}, latitude {1} lies far outside the data of the area \"{2}\": check it, longitude first."),
        ["ROW_UNKNOWN"] = ("图层 {0} 中没有编号为“{1}”的行。", "There is no row \"{1}\" in the layer {0}."),
        ["VERDICT_WITHIN"] = ("符合", "Keeps to the limit"),
        ["VERDICT_BEYOND"] = ("不符合：超出限值，或范围内没有可用消火栓", "Beyond the limit, or no usable hydrant within reach"),
        ["VERDICT_NO_HYDRANTS_ON_RECORD"] = ("无法判断：没有消火栓记录", "Unknown: no hydrants on record"),
        ["VERDICT_STREETS_UNKNOWN"] = ("无法判断：没有街道网络", "Unknown: no street network is on record"),
        ["VERDICT_NO_STREET_ACCESS"] = ("无法判断：记录中没有街道通到附近", "Unknown: no street access on record"),
        ["VERDICT_HYDRANT_OFF_STREET"] = ("无法判断：附近的消火栓与记录中的街道不相连", "Unknown: a hydrant is near, but no street on record leads to it"),
        ["VERDICT_RULE_UNVERIFIED"] = ("无法判断：条文未经核实", "Unknown: the rule is not verified"),
        ["VERDICT_RULE_DEPENDS"] = ("无法判断：适用哪一条取决于未记录的情况", "Unknown: which rule applies depends on what is not on record"),
        ["VERDICT_REQUIRED_FLOW_UNKNOWN"] = ("无法判断：所需流量不明", "Unknown: no rule says what flow the building needs"),
        ["VERDICT_FLOW_ASSUMED"] = ("符合，但含未测消火栓的假定流量", "Keeps to the limit, with flow assumed for hydrants never tested"),
        ["VERDICT_FLOW_UNTESTED"] = ("无法判断：范围内有消火栓未测流量", "Unknown: hydrants within reach were never tested"),
        ["VERDICT_STATE_UNKNOWN"] = ("无法判断：消火栓状态未记录", "Unknown: no state on record"),
        ["VERDICT_NEVER_TESTED"] = ("无法判断：没有检查记录", "Unknown: no test on record"),
        ["VERDICT_OUT_OF_SERVICE"] = ("不符合：范围内的消火栓当日不出水", "The hydrants within reach give no water on the day"),
        ["VERDICT_SUPPLY_REACH_UNKNOWN"] = ("无法判断：标准未规定计入供水的距离", "Unknown: the standard does not say within what distance flow is counted"),
        ["VERDICT_NOT_RULED"] = ("无法判断：范围内没有消火栓，标准未规定检查周期", "Unknown: none lies within reach, and the standard does not rule on tests"),
        ["VERDICT_TEST_OVERDUE"] = ("不符合：检查超期", "The last test is longer ago than the cycle"),
        ["HYDRANT_WITHIN"] = ("符合", "Keeps to the limit"),
        ["HYDRANT_BEYOND"] = ("不符合限值", "Does not keep to the limit"),
        ["HYDRANT_RULE_UNVERIFIED"] = ("无法判断：条文未经核实", "Unknown: the rule is not verified"),
        ["HYDRANT_RULE_DEPENDS"] = ("无法判断：适用哪一条取决于未记录的情况", "Unknown: which rule applies depends on what is not on record"),
        ["HYDRANT_STREETS_UNKNOWN"] = ("无法判断：没有街道网络", "Unknown: no street network is on record"),
        ["HYDRANT_HYDRANT_OFF_STREET"] = ("无法判断：记录中没有街道通到消火栓附近", "Unknown: no street on record comes near it"),
        ["HYDRANT_WIDTH_NOT_ON_RECORD"] = ("无法判断：路宽未记录，数值按假定路宽计算", "Unknown: the width of its street is not on record; the number takes an assumed one"),
        ["HYDRANT_PLACE_TOO_COARSE"] = ("无法判断：位置记录不够精确", "Unknown: its place is recorded too coarsely"),
        ["HYDRANT_BUILDINGS_UNKNOWN"] = ("无法判断：没有建筑记录", "Unknown: no buildings are on record"),
        ["HYDRANT_ONE_SIDE_ENOUGH"] = ("道路不宽，一侧设置即可", "The road is not so wide that both sides need hydrants"),
        ["HYDRANT_NOTHING_ON_RECORD"] = ("无法判断：没有占用记录，不等于没有占用", "Unknown: nothing in the way is on record, which does not show that nothing is"),
        ["HYDRANT_OTHER_OBSTRUCTION"] = ("无法判断：范围内有障碍物，但不是车辆", "Unknown: something stands within the circle, but no vehicle"),
        ["HYDRANT_OUT_OF_SERVICE"] = ("不符合：当日不出水", "It gives no water on the day"),
        ["HYDRANT_STATE_UNKNOWN"] = ("无法判断：状态未记录", "Unknown: no state on record"),
        ["HYDRANT_NEVER_TESTED"] = ("无法判断：没有检查记录", "Unknown: no test on record"),
        ["HYDRANT_TEST_OVERDUE"] = ("不符合：检查超期", "The last test is longer ago than the cycle"),
        ["HYDRANT_NOT_ON_RECORD"] = ("无法判断：未记录", "Unknown: not on record"),
        ["HYDRANT_BRANCHES_UNKNOWN"] = ("无法判断：附近有多个枝状管网消火栓，是否同一支管未记录", "Unknown: which of several hydrants on branch mains share one is on no record"),
        ["HYDRANT_ON_RING"] = ("接环状管网", "It hangs on a ring main"),
        ["WORK_CANCELLED"] = ("计算已被停止。", "The work was stopped."),
        ["WHO_MISSING"] = ("请写明是谁做的更正：who 不能为空。", "Say who makes the correction: who is empty."),
        ["WHO_TOO_LONG"] = ("who 最多 {0} 个字。", "who has at most {0} characters."),
        ["UPLOADS_OFF"] = ("这台服务器不接受浏览器上传的文件，请用命令行 ./riskmap import。", "This server takes no files through the browser: use ./riskmap import."),
        ["UPLOAD_EMPTY"] = ("文件是空的。", "The file is empty."),
        ["UPLOAD_NOT_FROM_HERE"] = ("只有 RiskMap 自己的页面可以上传文件：请求缺少 RiskMap-Client 标头。", "Only RiskMap's own page may upload: the request lacks the header RiskMap-Client."),
        ["UPLOAD_TOO_LARGE"] = ("文件超过 {0} MB，请用命令行 ./riskmap import。", "The file is larger than {0} MB: use ./riskmap import."),
        ["UPLOAD_UNKNOWN"] = ("上传的文件 {0} 已不在，请重新上传。", "The uploaded file {0} is no longer kept: upload it again."),
        ["UNEXPECTED"] = ("服务器出现意外错误，详情见服务器日志。", "Something unexpected went wrong; the server's log has the details."),

        // What people enter
        ["WHO_UNREADABLE"] = ("who 中有无法保存的字符。", "who has characters that cannot be kept."),
        ["WHY_INVALID"] = ("why 最多 {0} 个字，且不含控制字符。", "why has at most {0} characters, none of them a control character."),
        ["CURRENCY_INVALID"] = ("“{0}”不是币种代码：须为三个大写字母（如 CNY）。", "\"{0}\" is no currency: it has three capital letters, such as CNY."),

        // What people enter about fires
        ["BUILDING_UNKNOWN"] = ("没有编号为“{0}”的建筑。", "There is no building \"{0}\"."),
        ["DEATHS_FEWER"] = ("30 日内死亡人数 {0} 少于 7 日内的 {1}。", "{0} deaths within 30 days are fewer than the {1} within 7."),
        ["GRADE_DISAGREES"] = ("填报等级为“{0}”，按当日规则为“{1}”，请核对。", "The grade entered is {0}; by the rule of the day it is {1}: check it."),
        ["GRADE_EXCEPTIONAL"] = ("特别重大", "exceptional"),
        ["GRADE_MAJOR"] = ("重大", "major"),
        ["GRADE_LARGER"] = ("较大", "larger"),
        ["GRADE_ORDINARY"] = ("一般", "ordinary"),
        ["INCIDENT_MAYBE_TWICE"] = ("同一天附近或同编号的火灾已有 {0} 起，可能重复。", "On the same day there are {0} fires near it or with its number: it may stand here twice."),
        ["INCIDENT_ON_RECORD"] = ("编号为“{0}”的火灾仍在记录中，不需要恢复。", "The fire \"{0}\" stands on record: there is nothing to bring back."),
        ["INCIDENT_UNKNOWN"] = ("没有编号为“{0}”的火灾。", "There is no fire \"{0}\"."),
        ["INCIDENT_STARTED_AT"] = ("起火时间", "Fire began"),
        ["INCIDENT_ALARMED_AT"] = ("报警时间", "Alarm"),
        ["INCIDENT_DISPATCHED_AT"] = ("出动时间", "Dispatch"),
        ["INCIDENT_ARRIVED_AT"] = ("到场时间", "Arrival"),
        ["INCIDENT_CONTROLLED_AT"] = ("控制时间", "Under control"),
        ["INCIDENT_EXTINGUISHED_AT"] = ("扑灭时间", "Out"),
        ["METHOD_GRADE"] = ("按起火当日有效的规则定级", "Grade by the rule in force on the day of the fire"),
        ["NEGLECTS_GRADE"] = ("伤者是否重伤没有记录。门槛未查到的项目（2025 年起的受灾户数）有数的不定级，没有记录的不计。", "Whether those hurt were badly hurt is not on record. Where a threshold was not found, as of households affected since 2025, a fire with such a figure has no grade, and one without it on record is graded by the others."),
        ["PREMISES_UNKNOWN"] = ("没有编号为“{0}”的场所。", "There are no premises \"{0}\"."),
        ["STARTED_MISSING"] = ("请填写起火时间，至少填写日期。", "Say when it began, at least the day."),
        ["TIME_INVALID"] = ("{0}无法识别：请写成 YYYY-MM-DDThh:mm。", "{0}: write the time as YYYY-MM-DDThh:mm."),
        ["TIME_SKIPPED"] = ("{0} {1} 不存在：当地时钟跳过了这一小时。", "{0}: the clocks of the area skipped {1}."),
        ["TIMES_OUT_OF_ORDER"] = ("{0}（{1}）早于{2}（{3}）。", "{0} ({1}) is before {2} ({3})."),

        // What people enter about hydrants
        ["CRS_UNKNOWN"] = ("不认识坐标系“{0}”：请用 WGS-84、GCJ-02 或 BD-09。", "The coordinate system \"{0}\" is not known here: use WGS-84, GCJ-02 or BD-09."),
        ["DAY_TO_COME"] = ("{0} 还没有到。", "{0} is yet to come."),
        ["ENTRY_KEY_INVALID"] = ("key 须有 8 至 100 个字符。", "key has 8 to 100 characters."),
        ["ENTRY_KEY_TAKEN"] = ("这个 key 已用于另一条记录的变更。", "This key belongs to a change of something else."),
        ["FIELD_NOT_CLEARED"] = ("{0} 不能这样清除。", "{0} cannot be cleared this way."),
        ["FIGURE_OUT_OF_RANGE"] = ("{0} 不在 {1} 至 {2} {3} 之间。", "{0} does not lie between {1} and {2} {3}."),
        ["HYDRANT_UNKNOWN"] = ("没有编号为“{0}”的消火栓。", "There is no hydrant \"{0}\"."),
        ["LATER_CHECK_STANDS"] = ("已记下 {0} 的检查；状态以之后 {1} 的检查为准。", "The check of {0} is on record; the state is that of the later one of {1}."),
        ["NOTHING_CHANGES"] = ("没有任何改动。", "Nothing would change."),
        ["OUTAGE_NONE_OPEN"] = ("没有未结束的停水记录。", "No outage is open."),
        ["OUTAGE_OVERLAPS"] = ("与已有的停水记录（{0} 至 {1}）重叠。", "It overlaps the outage from {0} to {1}."),
        ["PLACE_COARSE"] = ("卫星定位误差约 {0} 米，请在地图上核对位置。", "The satellite fix may be {0} m off: check the place on the map."),
        ["PLACE_OUTSIDE_DATA"] = ("经度 {0}、纬度 {1} 在区域“{2}”现有数据范围之外，请核对。", "Longitude {0}, latitude {1} lies outside the data of the area \"{2}\" so far: check it."),
        ["REMOVED_BEFORE_INSTALLED"] = ("拆除日期 {0} 早于安装日期 {1}。", "It was removed on {0}, before it was installed on {1}."),
        ["RESIDUAL_ABOVE_STATIC"] = ("动压 {0} MPa 高于静压 {1} MPa。", "The residual pressure of {0} MPa is above the static one of {1} MPa."),
        ["TEXT_UNREADABLE"] = ("文字中有无法保存的字符。", "The text has characters that cannot be kept."),

        // A day's survey as a table
        ["SURVEY_WHAT"] = ("类型", "What"),
        ["SURVEY_TIME"] = ("时间", "Time"),
        ["SURVEY_WHO"] = ("检查人", "Who"),
        ["SURVEY_NUMBER"] = ("编号", "Number"),
        ["SURVEY_ID"] = ("序号", "Id"),
        ["SURVEY_ADDRESS"] = ("地址", "Address"),
        ["SURVEY_LONGITUDE"] = ("经度 (WGS-84)", "Longitude (WGS-84)"),
        ["SURVEY_LATITUDE"] = ("纬度 (WGS-84)", "Latitude (WGS-84)"),
        ["SURVEY_STATE"] = ("状态", "State"),
        ["SURVEY_FLOW_LPS"] = ("流量 (L/s)", "Flow (L/s)"),
        ["SURVEY_STATIC_MPA"] = ("静压 (MPa)", "Static pressure (MPa)"),
        ["SURVEY_RESIDUAL_MPA"] = ("动压 (MPa)", "Residual pressure (MPa)"),
        ["SURVEY_NOTE"] = ("备注", "Note"),
        ["SURVEY_GPS_LONGITUDE"] = ("检查人经度", "Seen from, longitude"),
        ["SURVEY_GPS_LATITUDE"] = ("检查人纬度", "Seen from, latitude"),
        ["SURVEY_ACCURACY_M"] = ("定位误差 (m)", "GPS accuracy (m)"),
        ["SURVEY_WHAT_CHECK"] = ("检查", "Check"),
        ["SURVEY_WHAT_ADD"] = ("新增", "Entered"),
        ["SURVEY_MISSING"] = ("现场未找到", "Not found"),
        ["SURVEY_STATE_IN_SERVICE"] = ("完好", "In service"),
        ["SURVEY_STATE_LOW_PRESSURE"] = ("低压", "Low pressure"),
        ["SURVEY_STATE_NO_WATER"] = ("无水", "No water"),
        ["SURVEY_STATE_DAMAGED"] = ("损坏", "Damaged"),
        ["SURVEY_STATE_OBSTRUCTED"] = ("埋压圈占", "Obstructed"),
        ["SURVEY_STATE_CANNOT_OPEN"] = ("无法开启", "Cannot be opened"),
        ["SURVEY_STATE_OUT_OF_SERVICE"] = ("停用", "Out of service"),
        ["SURVEY_STATE_UNKNOWN"] = ("未查明", "Unknown"),

        // What exported lists are made of
        ["COLUMN_BUILDING"] = ("建筑编号", "Building no."),
        ["COLUMN_ADDRESS"] = ("地址", "Address"),
        ["COLUMN_USE"] = ("用途", "Use"),
        ["COLUMN_STOREYS"] = ("层数", "Storeys"),
        ["COLUMN_FLOOR_AREA"] = ("建筑面积（m²）", "Floor area (m²)"),
        ["COLUMN_RESIDENTS"] = ("居民数", "Residents"),
        ["COLUMN_VERDICT"] = ("判定", "Verdict"),
        ["COLUMN_TEST"] = ("判定项目", "Test"),
        ["COLUMN_FOUND"] = ("实际值", "Found"),
        ["COLUMN_LIMIT"] = ("限值", "Limit"),
        ["COLUMN_UNIT"] = ("单位", "Unit"),
        ["COLUMN_REASON"] = ("原因", "Reason"),
        ["COLUMN_CLAUSE"] = ("条文", "Clause"),
        ["COLUMN_NEAREST"] = ("到最近可用消火栓的直线距离（m）", "Straight to the nearest usable hydrant (m)"),
        ["COLUMN_LONGITUDE"] = ("经度（°，WGS 84）", "Longitude (°, WGS 84)"),
        ["COLUMN_LATITUDE"] = ("纬度（°，WGS 84）", "Latitude (°, WGS 84)"),
        ["EXPORT_FILE"] = ("消火栓判定", "hydrant-verdicts"),
        ["EXPORT_SHEET_ROWS"] = ("建筑", "Buildings"),
        ["EXPORT_SHEET_METHOD"] = ("方法", "Method"),
        ["EXPORT_AREA"] = ("区域", "Area"),
        ["EXPORT_GENERATED"] = ("生成的数据", "generated data"),
        ["EXPORT_STANDARD"] = ("标准", "Standard"),
        ["EXPORT_CLAUSES"] = ("条文", "Clauses"),
        ["EXPORT_TEST"] = ("判定项目", "Test"),
        ["EXPORT_DAY"] = ("截至日期", "As of"),
        ["EXPORT_LISTED"] = ("列出的建筑", "Buildings listed"),
        ["EXPORT_PASSED"] = ("符合（全区）", "Pass (whole area)"),
        ["EXPORT_FAILED"] = ("不符合（全区）", "Fail (whole area)"),
        ["EXPORT_UNKNOWN"] = ("无法判断（全区）", "Cannot be judged (whole area)"),
        ["EXPORT_METHOD"] = ("方法", "Method"),
        ["EXPORT_PARAMETER"] = ("参数 {0}", "Parameter {0}"),
        ["EXPORT_NEGLECTS"] = ("未计入", "Left out"),
        ["EXPORT_VERSION"] = ("数据版本", "Data version"),
        ["EXPORT_COMPUTED"] = ("计算时间", "Computed at"),
        ["EXPORT_COORDINATES"] = ("坐标", "Coordinates"),
        ["TEST_RADIUS"] = ("保护半径", "Radius"),
        ["TEST_HOSE_LAY"] = ("水带铺设", "Hose lay"),
        ["TEST_COMBINED"] = ("同一消火栓", "Both, one hydrant"),
        ["TEST_SUPPLY"] = ("供水", "Supply"),
        ["TEST_STATE"] = ("状态", "State"),
        ["TEST_OVERALL"] = ("全部要求", "All that is demanded"),
        ["USE_RESIDENTIAL"] = ("住宅", "residential"),
        ["USE_COMMERCIAL"] = ("商业", "commercial"),
        ["USE_MARKET"] = ("市场", "market"),
        ["USE_INDUSTRIAL"] = ("工业", "industrial"),
        ["USE_WAREHOUSE"] = ("仓储", "warehouse"),
        ["USE_OFFICE"] = ("办公", "office"),
        ["USE_SCHOOL"] = ("学校", "school"),
        ["USE_HOSPITAL"] = ("医院", "hospital"),
        ["USE_ELDERLY_CARE"] = ("养老", "home for the old"),
        ["USE_HOTEL"] = ("旅馆", "hotel"),
        ["USE_PUBLIC"] = ("公共", "public"),
        ["USE_AGRICULTURAL"] = ("农业", "agricultural"),
        ["USE_UNKNOWN"] = ("未知", "unknown"),
        ["VERDICT_IS_PASS"] = ("符合", "pass"),
        ["VERDICT_IS_FAIL"] = ("不符合", "fail"),
        ["VERDICT_IS_UNKNOWN"] = ("无法判断", "unknown"),

        // A scenario as files
        ["SCENARIO_SHEET_CHANGES"] = ("改动", "Changes"),
        ["SCENARIO_SHEET_BUILDINGS"] = ("判定有变的建筑", "Buildings turned"),
        ["SCENARIO_NAME"] = ("方案", "Scenario"),
        ["SCENARIO_VERSION"] = ("方案版本", "Version of the scenario"),
        ["SCENARIO_COST"] = ("造价", "Cost"),
        ["SCENARIO_POSITION"] = ("序号", "No."),
        ["SCENARIO_KIND"] = ("改动类型", "Change"),
        ["SCENARIO_KIND_ADD"] = ("新建消火栓", "New hydrant"),
        ["SCENARIO_KIND_REMOVE"] = ("拆除", "Removed"),
        ["SCENARIO_KIND_MOVE"] = ("移位", "Moved"),
        ["SCENARIO_KIND_OUT"] = ("停用", "Out of service"),
        ["SCENARIO_KIND_CLOSE"] = ("封路", "Road closed"),
        ["SCENARIO_THING"] = ("消火栓或道路", "Hydrant or road"),
        ["SCENARIO_APPLIES"] = ("是否适用", "Applies"),
        ["SCENARIO_YES"] = ("是", "yes"),
        ["SCENARIO_NO"] = ("否", "no"),
        ["SCENARIO_FROM"] = ("起", "From"),
        ["SCENARIO_TO"] = ("止", "To"),
        ["SCENARIO_GAINED"] = ("多保护（栋）", "Buildings gained"),
        ["SCENARIO_LOST"] = ("少保护（栋）", "Buildings lost"),
        ["SCENARIO_FLOOR_GAINED"] = ("多保护（m²）", "Floor area gained (m²)"),
        ["SCENARIO_RESIDENTS_GAINED"] = ("多保护（人）", "Residents gained"),
        ["SCENARIO_TODAY"] = ("今天", "Today"),
        ["SCENARIO_PLANNED"] = ("按方案", "As planned"),

        // What answers say of themselves
        ["BANDWIDTH_ASKED_FOR"] = ("由提问者指定", "asked for"),
        ["METHOD_COVERAGE_CENTROID"] = ("消火栓覆盖：到最近可用消火栓的直线距离，从建筑轮廓的形心算起", "Hydrant coverage: straight distance from the centroid of the footprint to the nearest usable hydrant"),
        ["METHOD_COVERAGE"] = ("消火栓覆盖：到最近可用消火栓的直线距离，从建筑轮廓最近边算起", "Hydrant coverage: straight distance from the nearest edge of the footprint to the nearest usable hydrant"),
        ["METHOD_VERDICT"] = (
            "逐栋判定：直线距离从轮廓最近边算起；水带长度为消火栓至最近街道、沿街道、再由街道直线至轮廓最近点；供水为可计入流量之和",
            "Verdict per building: straight from its nearest edge; hose from the hydrant to its nearest street, along streets and straight to the footprint; supply as the sum of credited flow"),
        ["NEGLECTS_VERDICT"] = (
            "未计入：围墙、栅栏、铁路、门禁、台阶、可穿越的庭院、楼层、水带弯曲与余量、同一管网的流量叠加；状态为最近一次记录；另有 {0} 个消火栓位置不明。",
            "Walls, fences, railways, gates, steps, yards that a hose could cross, storeys, slack and bends of the hose, and mains that share their water are left out; states are those last recorded; {0} more hydrants have no place on record."),
        ["BREAKDOWN_RULE"] = (
            "建筑计入其代表点所在的区划；代表点同时落在几个之内的，计入编号最小的一个。各区划与“区划之外”相加等于全部。",
            "A building counts where its representative point lies; where that lies in several, in the one of the smallest number. All of them and those outside make the whole."),
        ["METHOD_GAPS"] = (
            "覆盖空白：建成区减去各可用消火栓的保护圆。建成区指距现有建筑 {0} 米以内的土地（含建筑围合的院落），扣除记录中的水面、绿地和农田，建筑自身占地除外",
            "Gaps of coverage: built-up land less the circles of all usable hydrants. Built-up is land within {0} m of a building that stands, and its courtyards, without water, green and farmland on record, except the building's own ground"),
        ["NEGLECTS_GAPS"] = (
            "未记录的水面、绿地和农田按建成区计；区界外的建筑不计。只有一角在半径内的建筑算已覆盖，不计入任何空白；不足 1 平方米且其中没有建筑失败的碎片不列。圆和圆角以内接折线绘制，150 米处最多偏 13 毫米，30 米处最多偏 37 毫米。直线半径，不考虑街道、围墙和河流。",
            "Water, green and farmland that are not on record count as built-up, and buildings across the border do not. A building with one corner within the radius is covered and counts in no gap; pieces of less than 1 m² in which no building fails are left out. Circles and rounded corners are drawn as inscribed polygons, at 150 m at most 13 mm within, at 30 m at most 37 mm. Straight radius: streets, walls and rivers are left out."),
        ["METHOD_HYDRANT_VERDICT"] = (
            "逐个消火栓判定：间距沿街道量至最近的另一个可用消火栓（任一方向）；距路边由道路中线和路宽推算，路宽未记录时只有一切可能路宽结论一致才下结论；“独自服务”为该栓停用后失去合格判定的建筑",
            "Verdict per hydrant: spacing along the streets to the nearest other usable hydrant in any direction; kerbs from the middle of the road and its width, and where the width is not on record only what every possible width agrees in; alone served is every building that loses its pass if this hydrant fails"),
        ["NEGLECTS_HYDRANT_VERDICT"] = (
            "未计入：道路另一方向的间距、中线不居中的道路、分幅绘制的道路、邻区建筑；同一支管上有哪些消火栓没有记录；坐标按记录使用，未注明精度的视为准确；另有 {0} 个消火栓位置不明，未判定。",
            "The spacing in the other direction, roads whose line is not their middle or that are drawn as two, and buildings across the border are left out; which hydrants share a branch main is on no record; places are taken as recorded where their precision is not told; {0} more hydrants have no place on record and are not judged."),
        ["NEGLECTS_COVERAGE"] = (
            "不考虑围墙、河流、铁路、街道走向、楼层，也不考虑流量和压力。消火栓状态取最近记录；其中 {0} 个可用消火栓没有状态记录，按可用计。另有 {1} 个没有位置，不计入。",
            "Walls, rivers, railways, the course of streets, storeys, flow and pressure. Hydrants have their latest recorded state; {0} of those that count have none on record and are taken as usable. {1} more have no place and serve nothing here."),
        ["METHOD_GEOCODE"] = (
            "地址匹配：按规范化的各部分在本区地址、道路、小区、村、单位和别名中查找",
            "Address matching: normalised parts looked up among the area's own addresses, streets, estates, villages, premises and aliases"),
        ["NEGLECTS_GEOCODE"] = (
            "只知道本区登记在册的名称和门牌；未登记的门牌按相邻门牌推算，置信度较低。置信度是经验值，不是概率。",
            "Knows only names and numbers on record in the area; a number that is not is placed between its neighbours, with less confidence. Confidence is a rule of thumb, no probability."),
        ["METHOD_GEOCODE_OUTSIDE"] = (
            "本区数据中没有这个地址：询问了外部地理编码服务 {0}",
            "The area's own data do not know this address: the outside service {0} was asked"),
        ["NEGLECTS_GEOCODE_OUTSIDE"] = (
            "位置来自外部服务 {0}（现在或以前询问所得），本区数据无法核对，须由人确认。超出本区范围 20 公里的结果已舍去。",
            "The place is what the outside service {0} said, now or when it was first asked; nothing here confirms it, so a person must. Answers more than 20 km outside the area are left out."),
        ["METHOD_REVERSE"] = ("反查地址：所在建筑、同侧最近门牌、最近道路、所在区划", "Reverse geocoding: building round the place, nearest door on its side of the street, nearest street, divisions"),
        ["NEGLECTS_REVERSE"] = ("只看登记在册的建筑、门牌和道路；围墙和楼层不考虑。", "Only buildings, doors and streets on record; walls and storeys are left out."),
        ["STANDARD_NOT_RISK"] = ("标准“{0}”没有给建筑计分的条目。", "The standard \"{0}\" has no rows that give buildings points."),
        ["VISITS_OUT_OF_RANGE"] = ("visits 必须在 1 至 {1} 之间，收到的是 {0}。", "visits must lie between 1 and {1}, not {0}."),
        ["DECILE_OUT_OF_RANGE"] = ("decile 必须在 1 至 10 之间，收到的是 {0}。", "decile must lie between 1 and 10, not {0}."),
        ["METHOD_RISK_POINTS"] = ("建筑火灾风险：按计分表逐项计分求和", "Fire risk of buildings: points of a table, summed"),
        ["METHOD_RISK_POISSON"] = (
            "建筑火灾风险：对以往火灾拟合泊松模型（对数连接，岭惩罚），输入与计分表相同",
            "Fire risk of buildings: a Poisson model (logarithmic link, ridge) fitted to past fires, on the inputs of the points table"),
        ["NEGLECTS_RISK"] = (
            "未记录的项目不计分，不等于安全；结构、报警、喷淋、用途和面积没有日期，按现有记录计；隐患台账未接入时该项一律未知；只知到街道或村的火灾不计。",
            "What is not on record has no points, which does not mean that it is good; construction, alarm, sprinklers, use and area are undated and taken as on record now; "
            + "hazards are unknown where no register of them is on record; fires known to a street or village only are left out."),
        ["METHOD_RISK_CARD"] = ("用未见过的年份检验建筑风险排名", "Test of a ranking of buildings on years that it did not see"),
        ["NEGLECTS_RISK_CARD"] = (
            "按建筑检验时每栋权重相同，没有网格可平移；以往起数相同的建筑再比周边起数。按面积检验时把得分累加到方格，对四个网格位置取平均。无日期的属性可能是事后登记的。",
            "By buildings each counts alike and there is no grid to move; buildings of equal counts are told apart by the fires round about. By area scores are summed over squares, "
            + "means over four positions of the grid. What is undated may have been recorded after the fire."),
        ["RISK_CARD_SENTENCE"] = (
            "得分最高的 {0}% 建筑占了下一年（{3} 至 {4}）建筑火灾的 {1}% ± {2}%（共 {7} 起）；{5}占 {6}%。",
            "The {0} % of buildings with the highest score held {1} % ± {2} % of the next year's fires at buildings ({3} to {4}, {7} of them); {5} held {6} %."),
        ["RISK_CARD_BEATS_COUNTS"] = ("比{0}更准（相差 {1} 至 {2} 个百分点）。", "It does better than {0}, by {1} to {2} percentage points."),
        ["RISK_CARD_LEVEL_WITH_COUNTS"] = (
            "不能认定比{0}更准（相差 {1} 至 {2} 个百分点）：数一数以往的火灾就够了。",
            "It cannot be told from {0} ({1} to {2} percentage points): counting past fires does as well."),
        ["RISK_CARD_BEHIND_COUNTS"] = (
            "不如{0}（相差 {1} 至 {2} 个百分点）：请改用以往起数。", "It does worse than {0} ({1} to {2} percentage points): count past fires instead."),
        ["RISK_CARD_TOO_LITTLE_DATA"] = (
            "建筑火灾太少，无法检验：训练 {0} 起、检验 {1} 起，至少需要 {2} 起和 {3} 起。",
            "Too few fires at buildings for a test: {0} to train on and {1} to test on, of at least {2} and {3}."),
        ["RISK_MODEL_SCORE"] = ("得分", "the score"),
        ["RISK_MODEL_LAST_YEAR"] = ("上一年起数", "last year's counts"),
        ["RISK_MODEL_ALL_YEARS"] = ("历年起数", "counts of all years"),
        ["RISK_MODEL_UNIFORM"] = ("随机", "chance"),
        ["RISK_MODEL_FLOOR_AREA"] = ("建筑面积", "floor area"),
        ["RISK_MODEL_RESIDENTS"] = ("居民数", "residents"),
        ["RISK_MODEL_DENSITY"] = ("核密度", "the density"),
        ["RISK_MODEL_EXPOSURE"] = ("建筑数", "number of buildings"),
        ["RISK_VALUE_A"] = ("{0} 年", "{0} years"),
        ["RISK_VALUE_M"] = ("{0} 米", "{0} m"),
        ["RISK_VALUE_M2"] = ("{0} 平方米", "{0} m²"),
        ["RISK_VALUE_COUNT"] = ("{0}", "{0}"),
        ["RISK_NONE_IN_REACH"] = ("没有", "none"),
        ["RISK_UNKNOWN"] = ("未记录", "not on record"),
        ["RISK_REASON_POINTS"] = ("{0}：{1}，{2} 分", "{0}: {1}, {2} points"),
        ["RISK_REASON_NONE"] = ("{0}：{1}，不计分", "{0}: {1}, no points"),
        ["RISK_REASON_FACTOR"] = ("{0}：{1}，×{2}", "{0}: {1}, × {2}"),
        ["RISK_TERM_TOTAL"] = ("总分，每分", "All points, each"),
        ["RISK_TERM_UNKNOWN"] = ("{0}：未记录", "{0}: not on record"),
        ["RISK_TERM_LEVEL"] = ("{0}：{1}", "{0}: {1}"),
        ["RISK_TERM_NO_ROW"] = ("{0}：其他", "{0}: other"),
        ["RISK_TERM_POINTS"] = ("{0}，每分", "{0}, each point"),
        ["CONSTRUCTION_FIRE_RESISTIVE"] = ("耐火结构", "fire-resistive"),
        ["CONSTRUCTION_NONCOMBUSTIBLE"] = ("不燃结构", "noncombustible"),
        ["CONSTRUCTION_ORDINARY"] = ("砖混、砖木", "masonry with floors that burn"),
        ["CONSTRUCTION_HEAVY_TIMBER"] = ("重木结构", "heavy timber"),
        ["CONSTRUCTION_WOOD_FRAME"] = ("木结构", "wood frame"),
        ["CONSTRUCTION_SANDWICH_PANEL"] = ("可燃芯材彩钢板", "panels with a core that burns"),
        ["ALARM_AUTOMATIC_MONITORED"] = ("自动报警，联网", "automatic, monitored"),
        ["ALARM_AUTOMATIC_LOCAL"] = ("自动报警，未联网", "automatic, local"),
        ["ALARM_MANUAL_MONITORED"] = ("手动报警，联网", "manual, monitored"),
        ["ALARM_MANUAL_LOCAL"] = ("手动报警，未联网", "manual, local"),
        ["ALARM_NONE"] = ("无报警", "none"),
        ["SPRINKLERS_FULL"] = ("全部设置", "throughout"),
        ["SPRINKLERS_PARTIAL"] = ("部分设置", "in part"),
        ["SPRINKLERS_HAZARD_AREA"] = ("仅危险部位", "where the hazard is greatest only"),
        ["SPRINKLERS_NONE"] = ("未设置", "none"),
        ["COLUMN_RISK_RANK"] = ("名次", "Rank"),
        ["COLUMN_RISK_RANK_LOW"] = ("名次区间下限（权重±20%）", "Rank, low (weights ± 20 %)"),
        ["COLUMN_RISK_RANK_HIGH"] = ("名次区间上限（权重±20%）", "Rank, high (weights ± 20 %)"),
        ["COLUMN_RISK_SCORE"] = ("得分", "Score"),
        ["COLUMN_RISK_SCORE_WORST"] = ("未知项按最差计的得分", "Score if what is unknown is the worst"),
        ["COLUMN_RISK_DECILE"] = ("十分位（1 最高）", "Tenth (1 the highest)"),
        ["COLUMN_RISK_EXPECTED"] = ("预计每年火灾起数", "Fires to expect a year"),
        ["COLUMN_RISK_REASONS"] = ("原因（按大小）", "Reasons, the largest first"),
        ["COLUMN_RISK_UNKNOWN"] = ("未记录的项目", "Not on record"),
        ["EXPORT_RISK_FILE"] = ("建筑火灾风险", "building-risk"),
        ["EXPORT_RISK_CARD"] = ("检验", "Test"),
        ["EXPORT_RISK_TABLE"] = ("计分表", "Points table"),
        ["EXPORT_RISK_BY_BUILDINGS"] = ("建筑", "buildings"),
        ["EXPORT_RISK_BY_AREA"] = ("面积", "area"),
        ["EXPORT_RISK_HIT_RATE"] = ("命中率", "Hit rate"),
        ["EXPORT_RISK_AUC"] = ("AUC（95% 区间）", "AUC (95 % interval)"),
        ["EXPORT_RISK_TRAINED"] = ("训练所用火灾", "Trained on"),
        ["EXPORT_RISK_TESTED"] = ("检验所用火灾", "Tested on"),
        ["EXPORT_RISK_VISITS"] = ("走访 {0} 栋：命中", "Of {0} visits: hits"),
        ["EXPORT_RISK_SENTENCE"] = ("检验结论", "What the test says"),
        ["EXPORT_RISK_ORIGIN"] = ("检验 {0} 至 {1}，取 10% 的建筑", "Tested {0} to {1}, at 10 % of the buildings"),
        ["EXPORT_RISK_TENTH"] = ("校准，第 {0} 档：预计 / 实际", "Calibration, tenth {0}: foretold / seen"),
        ["EXPORT_RISK_ROW"] = ("{0} 分，{1} 栋", "{0} points, {1} buildings"),
        ["EXPORT_RISK_CONCLUSION"] = ("所以", "So"),
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
        ["METHOD_TREND"] = (
            "火灾形势：起数用 E 检验（Krishnamoorthy–Thomson 2004）与精确区间（Garwood、Clopper–Pearson），亡人和伤人按起重新分配作精确随机化检验，等级按起火当日有效的口径",
            "Fires of a period against a baseline: E-test of Krishnamoorthy and Thomson (2004) with exact intervals of Garwood and of Clopper and Pearson; "
            + "deaths and injuries by an exact randomisation of fires; grades by the rule in force on each day"),
        ["NEGLECTS_TREND"] = (
            "记录未记的火灾视为没有发生；人口、用电量和天气的变化不计入。亡人、伤人、损失未记录的不按零计，另列起数；"
            + "未知超过五分之一时不作比较。损失不作检验：个别大火决定总数。受伤人数不分轻重，可能达到重伤标准的不定级。2025 年起受灾户数的门槛未查到：有受灾户的不定级，受灾户没有记录的按其余各项定级。同期比较按起数，闰日不折算。",
            "A fire that is not on record did not happen; changes of population, power use and weather are left out. Deaths, injuries and losses that are not on record count as "
            + "unknown, not as zero, and where they are more than a fifth nothing is compared. Losses are not tested, for one large fire decides them. How badly people were hurt is "
            + "not on record, so a fire that may reach a grade by that has none. The thresholds of households affected since 2025 were not found: a fire with any has no grade, one of which they are not on record is graded by the rest. The same days of two years count as equally long."),
        ["METHOD_RATES"] = (
            "分区火灾率：经验贝叶斯平滑（Marshall 1991，全局），区间取伽马后验",
            "Rates by place: empirical Bayes (Marshall 1991, global) with intervals of the gamma posterior"),
        ["NEGLECTS_RATES"] = (
            "位置不明的火灾不属于任何分区。相互重叠的分区各自计入重叠部分，总体火灾率也随之重复计。只按记录所及的日数折算。建筑按代表点归属；分区内有建筑缺少所用数值时不给出火灾率。各区差别不超出偶然时，都取总体的火灾率，不分名次。名次相近不等于有差别，请看区间。",
            "Fires without a place belong nowhere. Places that overlap each count what lies in both, and so does the rate of all. Only days of the record are divided by. A building belongs where its representative point lies; where a figure of any of them is missing there is no rate. "
            + "Where places differ by no more than chance all have the rate of all, and one rank. Ranks close to each other need not differ: see the intervals."),
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
        ["METHOD_COUNTS"] = ("登记在册的行数", "Rows on record"),
        ["METHOD_INCIDENT_COUNT"] = ("区内有位置的火灾起数，按当地日期", "Located fires inside the zone, by the area's own days"),
        ["NEGLECTS_INCIDENT_COUNT"] = ("不知道位置的火灾不计入任何分区。", "Fires without a place count in no zone."),
        ["METHOD_ZONE_RANKING"] = (
            "分区排名：代表点在区内的建筑的消火栓覆盖，与区内有位置的火灾",
            "Zones ranked by the hydrant coverage of buildings whose representative point lies inside, with the located fires inside"),
        ["NEGLECTS_ZONE_RANKING"] = (
            "覆盖按直线距离。不知道位置的火灾不计入任何分区；只按记录所及的日数折算。火灾少时，名次差别可能只是偶然。",
            "Coverage goes by straight distance. Fires without a place count in no zone, and only days of the record are divided by; where fires are few, differences in rank may be chance."),
        ["UNIT_FIRE_DENSITY"] = ("每年每平方公里火灾起数", "fires per km² per year"),
    };

    /// <summary>Languages of the interface; the first is taken where the reader names none of them.</summary>
    public static readonly string[] Languages = ["en", "zh-CN"];

    /// <summary>Whether the request that runs now is answered in Chinese.</summary>
    public static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    /// <summary>The same; null: there is no such code.</summary>
    public static string? Known(string code) => Sentences.ContainsKey(code) ? Say(code) : null;

    /// <summary>The sentence of a code in the language of the request that runs now.</summary>
    public static string Say(string code, params IEnumerable<object?> values) => SayIn(CultureInfo.CurrentUICulture, code, values);

    public static string SayIn(CultureInfo language, string code, IEnumerable<object?> values)
    {
        var (zh, en) = Sentences.TryGetValue(code, out var known) ? known : Sentences["UNEXPECTED"];
        var sentence = language.TwoLetterISOLanguageName == "zh" ? zh : en;
        return string.Format(CultureInfo.InvariantCulture, sentence, [.. values.Select(Shown)]);
    }

    /// <summary>What a stranger sent is repeated in part only: a message is no place for a megabyte.</summary>
    private static object? Shown(object? value) => value is string { Length: > 60 } text ? text[..60] + "…" : value;
}
