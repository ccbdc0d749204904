namespace RiskMap.Api.Hosting;

/// <summary>What the server says about files that are taken away.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Exports => new(StringComparer.Ordinal)
    {
        ["FORMAT_UNKNOWN"] = ("不能导出为“{0}”：可用 xlsx、csv、geojson、gpkg。", "There is no export as \"{0}\": there are xlsx, csv, geojson and gpkg."),
        ["OGR_MISSING"] = ("服务器没有安装 GDAL（gdal-bin），不能写 GeoPackage；请改用 GeoJSON。", "GDAL (gdal-bin) is not installed on the server, so it writes no GeoPackage: take GeoJSON."),
        ["EXPORT_SHEET_METHOD"] = ("方法", "Method"),
        ["EXPORT_AREA"] = ("区域", "Area"),
        ["EXPORT_GENERATED"] = ("生成的数据", "generated data"),
        ["EXPORT_STANDARD"] = ("标准", "Standard"),
        ["EXPORT_METHOD"] = ("方法", "Method"),
        ["EXPORT_PARAMETER"] = ("参数 {0}", "Parameter {0}"),
        ["EXPORT_NEGLECTS"] = ("未计入", "Left out"),
        ["EXPORT_VERSION"] = ("数据版本", "Data version"),
        ["EXPORT_COMPUTED"] = ("计算时间", "Computed at"),
        ["EXPORT_COORDINATES"] = ("坐标", "Coordinates"),
    };
}
