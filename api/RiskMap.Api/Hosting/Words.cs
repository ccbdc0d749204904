using System.Globalization;

namespace RiskMap.Api.Hosting;

/// <summary>
/// What the server says to people, in Chinese and English, by code. The one place where errors are worded: {0}, {1} … stand for the
/// values of the error. The language is that of the request (Accept-Language), by default English.
/// </summary>
public static partial class Words
{
    /// <summary>All of them: those of a room stand in the file of its name beside this one, what several rooms say stands here.</summary>
    private static readonly Dictionary<string, (string Zh, string En)> Sentences =
        new(
            [
                .. Common, .. Accounts, .. Areas, .. Boards, .. BuildingRisk, .. Buildings, .. Corrections, .. Coverage, .. Exports, .. GeoJson,
                .. Geocoding, .. Heatmap, .. Hydrants, .. Incidents, .. Inspections, .. Lists, .. Scenarios, .. Siting, .. Standards, .. Zones,
            ],
            StringComparer.Ordinal);

    private static Dictionary<string, (string Zh, string En)> Common => new(StringComparer.Ordinal)
    {
        ["ADDRESS_INVALID"] = ("地址“{0}”无法识别。", "The address \"{0}\" cannot be read."),
        ["AREA_UNKNOWN"] = ("没有代码为“{0}”的区域。", "There is no area with the code \"{0}\"."),
        ["CURSOR_INVALID"] = ("翻页游标“{0}”不是由本接口给出的。", "The paging cursor \"{0}\" was not given out by this list."),
        ["DATABASE_GONE"] = ("数据库暂时无法访问，恢复后会自动继续。", "The database cannot be reached at the moment; this continues by itself once it is back."),
        ["DATE_INVALID"] = ("{0} 的值“{1}”不是日期，请写成 YYYY-MM-DD。", "{0} is \"{1}\", which is no date: write YYYY-MM-DD."),
        ["DIVISION_UNKNOWN"] = ("这个区域没有编号为“{0}”的区划。", "The area has no division \"{0}\"."),
        ["ID_INVALID"] = ("“{0}”不是由本接口给出的 id。", "\"{0}\" is no id that was given out here."),
        ["KEY_NOT_ONE"] = ("请用 featureId 或 id 指明一个，二者取一。", "Name one thing, by featureId or by id: one of the two."),
        ["LAYER_UNKNOWN"] = ("没有名为“{0}”的图层。", "There is no layer \"{0}\"."),
        ["NOT_FOUND"] = ("这里没有内容。", "There is nothing here."),
        ["LIMIT_OUT_OF_RANGE"] = ("limit 必须在 1 至 {1} 之间，收到的是 {0}。", "limit must lie between 1 and {1}, not {0}."),
        ["METHOD_NOT_ALLOWED"] = ("此地址不支持这种请求方式。", "This address does not take that kind of request."),
        ["PAGE_SIZE_OUT_OF_RANGE"] = ("first 必须在 0 至 {1} 之间，收到的是 {0}。", "first must lie between 0 and {1}, not {0}."),
        ["PARAMETER_INVALID"] = ("参数 {0} 不能是“{1}”。", "The parameter {0} cannot be \"{1}\"."),
        ["PARAMETER_UNKNOWN"] = ("没有参数“{0}”；可用的有 {1}。", "There is no parameter \"{0}\"; there are {1}."),
        ["PERIOD_INVERTED"] = ("起始日期 {0} 晚于结束日期 {1}。", "The period begins on {0}, after it ends on {1}."),
        ["PLACE_OUT_OF_RANGE"] = ("经度 {0}、纬度 {1} 不是地面上的位置：单位是度。", "Longitude {0}, latitude {1} is no place: they are degrees."),
        ["QUERIES_CLOSED"] = ("这台服务器只回答地图自己的问题。", "This server answers the map's own questions only."),
        ["REQUEST_INVALID"] = ("请求无法识别。", "The request cannot be read."),
        ["TOO_LARGE"] = ("请求过大。", "The request is too large."),
        ["WORK_CANCELLED"] = ("计算已被停止。", "The work was stopped."),
        ["UNEXPECTED"] = ("服务器出现意外错误，详情见服务器日志。", "Something unexpected went wrong; the server's log has the details."),

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
