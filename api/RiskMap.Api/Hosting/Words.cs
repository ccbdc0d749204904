using System.Globalization;

namespace RiskMap.Api.Hosting;

/// <summary>
/// What the server says to people, in Chinese and English, by code. The one place where errors are worded: {0}, {1} … stand for the
/// values of the error. The language is that of the request (Accept-Language), by default English.
/// </summary>
public static class Words
{
    private static readonly Dictionary<string, (string Zh, string En)> Sentences = new(StringComparer.Ordinal)
    {
        ["ADDRESS_INVALID"] = ("地址“{0}”无法识别。", "The address \"{0}\" cannot be read."),
        ["AREA_UNKNOWN"] = ("没有代码为“{0}”的区域。", "There is no area with the code \"{0}\"."),
        ["BANDWIDTH_OUT_OF_RANGE"] = ("带宽必须在 {1} 至 {2} 米之间，收到的是 {0}。", "The bandwidth must lie between {1} and {2} metres, not {0}."),
        ["BOX_INVALID"] = (
            "范围框（西 {0}，南 {1}，东 {2}，北 {3}）无效：经度在 -180 至 180 之间且西不大于东，纬度在 -90 至 90 之间且南不大于北。",
            "The box (west {0}, south {1}, east {2}, north {3}) is none: longitudes lie between -180 and 180 with west first, latitudes between -90 and 90 with south first."),
        ["CURSOR_INVALID"] = ("翻页游标“{0}”不是由本接口给出的。", "The paging cursor \"{0}\" was not given out by this list."),
        ["DATABASE_GONE"] = ("数据库暂时无法访问，恢复后会自动继续。", "The database cannot be reached at the moment; this continues by itself once it is back."),
        ["DATE_INVALID"] = ("{0} 的值“{1}”不是日期，请写成 YYYY-MM-DD。", "{0} is \"{1}\", which is no date: write YYYY-MM-DD."),
        ["LAYER_UNKNOWN"] = ("没有名为“{0}”的图层。", "There is no layer \"{0}\"."),
        ["NOT_FOUND"] = ("这里没有内容。", "There is nothing here."),
        ["METHOD_NOT_ALLOWED"] = ("此地址不支持这种请求方式。", "This address does not take that kind of request."),
        ["PAGE_SIZE_OUT_OF_RANGE"] = ("first 必须在 0 至 {1} 之间，收到的是 {0}。", "first must lie between 0 and {1}, not {0}."),
        ["PERIOD_INVERTED"] = ("起始日期 {0} 晚于结束日期 {1}。", "The period begins on {0}, after it ends on {1}."),
        ["RADIUS_OUT_OF_RANGE"] = ("半径必须大于 0 且不超过 {1} 米，收到的是 {0}。", "The radius must be more than 0 and at most {1} metres, not {0}."),
        ["REQUEST_INVALID"] = ("请求无法识别。", "The request cannot be read."),
        ["SUBJECT_UNKNOWN"] = ("of 的值“{0}”无效，可用 buildings 或 addresses。", "of is \"{0}\"; it must be buildings or addresses."),
        ["TOO_LARGE"] = ("请求过大。", "The request is too large."),
        ["UNEXPECTED"] = ("服务器出现意外错误，详情见服务器日志。", "Something unexpected went wrong; the server's log has the details."),
    };

    /// <summary>Languages of the interface; the first is taken where the reader names none of them.</summary>
    public static readonly string[] Languages = ["en", "zh-CN"];

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

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
