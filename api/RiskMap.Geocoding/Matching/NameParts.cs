using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// A name in matching form, taken apart for comparing: E MARKET ST is (E, MARKET, ST), 中山北路 is (北, 中山, 路). Streets that differ in
/// direction or suffix alone are different streets, though their names are one letter apart; so a slip is looked for in the stem only.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameParts(string Direction, string Stem, string Suffix)
{
    private static readonly FrozenSet<string> Directions =
        FrozenSet.ToFrozenSet(["N", "S", "E", "W", "NE", "NW", "SE", "SW", "NORTH", "SOUTH", "EAST", "WEST"], StringComparer.Ordinal);

    /// <summary>The commonest abbreviations of USPS Publication 28, appendix C1.</summary>
    private static readonly FrozenSet<string> Suffixes = FrozenSet.ToFrozenSet(
    [
        "ALY", "AVE", "BLVD", "CIR", "CT", "CTS", "CRES", "CV", "DR", "EXPY", "EXT", "GDNS", "GRN", "HL", "HTS", "HWY", "LN", "LOOP", "MEWS", "PARK",
        "PKWY", "PASS", "PATH", "PIKE", "PL", "PLZ", "PT", "RD", "RDG", "ROW", "RUN", "SQ", "ST", "TER", "TRCE", "TRL", "VW", "WALK", "WAY", "XING",
    ], StringComparer.Ordinal);

    /// <summary>Longest first: 大道 before 道.</summary>
    private static readonly string[] HanSuffixes =
        ["住宅小区", "大道", "大街", "支路", "环路", "公路", "胡同", "小区", "社区", "花园", "路", "街", "巷", "道", "弄", "里", "桥", "村"];

    private const string HanDirections = "东南西北中上下前后";

    public static NameParts Of(string key) => key.Length > 0 && IsHan(key[^1]) ? OfHan(key) : OfLatin(key);

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or '〇' or '○';

    /// <summary>How much alike two names are that have one stem, 0 to 1: a direction or a suffix that is left out weighs
    /// less than a wrong one, and a wrong direction is another street: it may be listed, never taken.</summary>
    public double Likeness(NameParts other) =>
        (Direction == other.Direction ? 1 : Direction.Length == 0 || other.Direction.Length == 0 ? 0.85 : 0.48)
        * (Suffix == other.Suffix ? 1 : Suffix.Length == 0 || other.Suffix.Length == 0 ? 0.9 : 0.75);

    private static NameParts OfHan(string key)
    {
        var digits = key.Length;
        // 中山北路1段: the section is part of the direction, for it tells streets apart as a direction does.
        var section = "";
        if (key.EndsWith('段'))
        {
            digits--;
            while (digits > 0 && char.IsAsciiDigit(key[digits - 1]))
            {
                digits--;
            }

            section = key[digits..];
        }

        var name = key[..digits];
        var suffix = HanSuffixes.FirstOrDefault(s => name.Length > s.Length && name.EndsWith(s, StringComparison.Ordinal)) ?? "";
        var stem = name[..^suffix.Length];
        var direction = suffix.Length > 0 && stem.Length > 2 && HanDirections.Contains(stem[^1], StringComparison.Ordinal) ? stem[^1..] : "";
        return stem.Length == 0 ? new("", key, "") : new(direction + section, stem[..^direction.Length], suffix);
    }

    private static NameParts OfLatin(string key)
    {
        if (!key.Contains(' ', StringComparison.Ordinal))
        {
            return new("", key, "");
        }

        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (from, to) = (0, words.Length);
        var before = to - from > 1 && Directions.Contains(words[from]) ? words[from++] : "";
        var after = to - from > 1 && Directions.Contains(words[to - 1]) ? words[--to] : "";
        var suffix = to - from > 1 && Suffixes.Contains(words[to - 1]) ? words[--to] : "";
        return new(before.Length > 0 && after.Length > 0 ? $"{before} {after}" : before + after, string.Join(' ', words[from..to]), suffix);
    }
}
