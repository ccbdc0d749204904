using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RiskMap.Geocoding.Outside;

/// <summary>
/// 天地图 (lbs.tianditu.gov.cn/server/geocodinginterface.html): one place at most, in CGCS2000, which is WGS-84 for us. It searches the
/// whole country and cannot be told where.
/// </summary>
/// <param name="url">Address of the service, as https://host/geocoder.</param>
/// <param name="key">The key (tk) that the service gave out.</param>
public sealed class Tianditu(Uri url, string key) : IOutsideGeocoder
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "tianditu";

    public Uri Question(string text, Envelope around) => new UriBuilder(url)
    {
        Query = $"ds={Uri.EscapeDataString(JsonSerializer.Serialize(new { keyWord = text }, Plain))}&tk={Uri.EscapeDataString(key)}",
    }.Uri;

    public IReadOnlyList<OutsidePlace> Read(JsonElement answer)
    {
        switch (answer.Text("status"))
        {
            case "0" when answer.TryGetProperty("location", out var location):
                var (x, y) = location.Place();
                return [new(x, y, location.Text("keyWord"), ExtentOf(location.Text("level")), Math.Clamp((location.Number("score") ?? 0) / 100, 0, 1))];
            case "0" or "101":
                return [];
            case "404" when answer.Text("msg")?.Contains("无结果", StringComparison.Ordinal) == true:
                return [];
            case var status:
                throw new AnswerUnreadable(status is null ? "the answer has no status" : $"its status is {(status.Length > 20 ? status[..20] : status)}");
        }
    }

    private static Extent ExtentOf(string? level) => level switch
    {
        "门址" or "门牌" or "门牌号" => Extent.Door,
        "楼栋" or "兴趣点" or "单位" => Extent.Building,
        "交叉口" or "道路交叉口" => Extent.Crossing,
        "小区" or "住宅区" => Extent.Estate,
        "道路" => Extent.Street,
        "村" or "村庄" or "自然村" or "行政村" => Extent.Village,
        "乡镇" or "街道" or "乡" or "镇" => Extent.Town,
        "区县" or "区" or "县" or "市" or "城市" or "地级市" or "省" or "国家" => Extent.TooCoarse,
        _ => Extent.Unknown,
    };
}
