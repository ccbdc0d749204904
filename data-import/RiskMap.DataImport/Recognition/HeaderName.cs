using System.Text;
using System.Text.RegularExpressions;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Recognition;

/// <summary>A column's name taken apart: 出水压力（MPa） is the name 出水压力 and the unit MPa; of a header in two rows, "位置 经度", the last part counts too.</summary>
internal sealed partial record HeaderName(IReadOnlyList<string> Keys, string? Unit)
{
    public static HeaderName Parse(string header)
    {
        var plain = header.Normalize(NormalizationForm.FormKC).Trim().TrimStart('*', '＊');
        var keys = new List<string> { Key(plain) };
        string? unit = null;
        var bracket = Bracket().Match(plain);
        if (bracket.Success)
        {
            unit = UnitOf(bracket.Groups["in"].Value);
            plain = plain[..bracket.Index] + plain[(bracket.Index + bracket.Length)..];
        }
        else if (Suffix().Match(plain) is { Success: true } suffix && UnitOf(suffix.Groups["unit"].Value) is { } behind)
        {
            (unit, plain) = (behind, plain[..suffix.Index]);
        }

        keys.Add(Key(plain));
        // The lower row of a header says what stands in the column, the upper one what it belongs to.
        keys.Add(Key(plain[(plain.TrimEnd().LastIndexOf(' ') + 1)..]));
        return new([.. keys.Where(k => k.Length > 0).Distinct()], unit);
    }

    /// <summary>Matching form: letters and digits, small and half width.</summary>
    public static string Key(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static string? UnitOf(string text)
    {
        var unit = text.Trim().TrimStart('单', '位', ':', '：').Trim();
        return Units.IsKnown(unit) ? unit : null;
    }

    // 管径(mm), 压力【MPa】, 地址（必填）
    [GeneratedRegex(@"[(\[【{<](?<in>[^)\]】}>]*)[)\]】}>]", RegexOptions.None, 1000)]
    private static partial Regex Bracket();

    // pressure_psi, flow gpm, 流量/L/s, 管径mm
    [GeneratedRegex(@"(?:[_ /]+(?<unit>[A-Za-z][A-Za-z0-9/]*)|(?<=[^\x00-\x7F])(?<unit>[A-Za-z][A-Za-z0-9/]*))$", RegexOptions.None, 1000)]
    private static partial Regex Suffix();
}
