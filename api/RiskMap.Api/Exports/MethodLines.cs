using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Exports;

/// <summary>A method as lines of name and value, in the reader's language.</summary>
public static class MethodLines
{
    /// <summary>Name of an area in the reader's language.</summary>
    public static string NameOf(Area area) => (Words.Chinese ? area.NameZh ?? area.NameEn : area.NameEn ?? area.NameZh) ?? area.Code;

    public static (string Name, string Value) Of(Area area) =>
        (Words.Say("EXPORT_AREA"), $"{NameOf(area)} ({area.Code}){(area.Generated ? " · " + Words.Say("EXPORT_GENERATED") : "")}");

    public static IEnumerable<(string Name, string Value)> Of(Method method) =>
    [
        (Words.Say("EXPORT_METHOD"), method.Name),
        .. method.Parameters.Select(p => (Words.Say("EXPORT_PARAMETER", p.Name), $"{p.Value} {p.Unit}".TrimEnd())),
        (Words.Say("EXPORT_NEGLECTS"), method.Neglects ?? ""),
        (Words.Say("EXPORT_VERSION"), $"{method.DataVersion}"),
        (Words.Say("EXPORT_COMPUTED"), method.ComputedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", null)),
        (Words.Say("EXPORT_COORDINATES"), "EPSG:4326 (WGS 84)"),
    ];
}
