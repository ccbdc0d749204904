namespace RiskMap.Api.Hosting;

/// <summary>What the server says about geometry that was sent.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> GeoJson => new(StringComparer.Ordinal)
    {
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
        // What people enter about hydrants
        ["CRS_UNKNOWN"] = ("不认识坐标系“{0}”：请用 WGS-84、GCJ-02 或 BD-09。", "The coordinate system \"{0}\" is not known here: use WGS-84, GCJ-02 or BD-09."),
    };
}
