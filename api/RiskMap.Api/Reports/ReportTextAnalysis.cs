using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskMap.Api.Reports;

/// <summary>
/// Reads the numbers of a paragraph of a yearly report, Chinese or plain English: value with 万 and 亿, unit, whether it is approximate (约, 余, 多) or
/// masked (***), what it counts by the words beside it, and of which days it speaks. Words before a number are looked at first, back to the last mark or
/// number; then those behind it. Where no known word stands nothing is said. Numbers written as characters
/// (三家, 二十起) are read where a unit follows and a known word stands beside them: 一, 三 and 十 are in too many words (一般, 一起, 三停) that count nothing.
/// </summary>
public static partial class ReportTextAnalysis
{
    /// <summary>Numbers that are read at most.</summary>
    public const int MostNumbers = 500;

    private const string ScopeWords = "全县|全市|全区|全镇|全街|大队|支队|中队|乡镇|街道|各乡镇|派出所|公安派出所|网格";

    internal static IReadOnlyList<ReadNumber> Read(string text, IReadOnlyList<ReportPhrase> phrases, (DateOnly From, DateOnly To)? asked)
    {
        var plain = Plain(text);
        var periods = Periods(plain, asked);
        var found = new List<ReadNumber>();
        var (sentence, sentenceEnd, clause) = (0, NextEnd(plain, 0), 0);
        foreach (Match match in NumberPattern().Matches(plain))
        {
            var digits = match.Groups["num"];
            if (found.Count >= MostNumbers)
            {
                break;
            }

            if (IsNoCount(plain, match) || periods.Any(p => p.At.Start < digits.Index + digits.Length && digits.Index < p.At.End))
            {
                continue;
            }

            while (sentenceEnd < digits.Index && sentenceEnd < plain.Length)
            {
                sentence++;
                sentenceEnd = NextEnd(plain, sentenceEnd + 1);
            }

            var start = Math.Max(clause, LastMark(plain, digits.Index));
            var number = NumberOf(plain, match, start);
            if (number is null)
            {
                continue;
            }

            // 去年同期 is said of the next number alone.
            var own = periods.LastOrDefault(p => p.At.End <= digits.Index && (p.IsLastYear ? p.At.Start >= clause : p.Sentence == sentence));
            var earlier = own ?? periods.LastOrDefault(p => p.At.End <= digits.Index && !p.IsLastYear);
            var named = Named(plain, number, start, phrases, found);
            if (match.Groups["han"].Success && named.Phrase is null)
            {
                continue;
            }

            found.Add(named with
            {
                Sentence = sentence,
                Period = earlier?.Days ?? asked,
                PeriodFrom = own is not null ? PeriodSource.Text : earlier is not null ? PeriodSource.Before : asked is not null ? PeriodSource.Argument : null,
            });
            clause = number.At.End;
        }

        return found;
    }

    /// <summary>The same text, unit by unit, with the wide forms of digits and signs as the narrow ones.</summary>
    internal static string Plain(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] switch
            {
                >= '！' and <= '～' and not ('，' or '；' or '：' or '（' or '）' or '！' or '？') => (char)(from[i] - 0xFEE0),
                '﹪' => '%',
                '—' or '–' or '~' or '〜' => '-',
                '　' or '\u00A0' => ' ',
                _ => from[i],
            };
        }
    });

    private static ReadNumber? NumberOf(string plain, Match match, int clause)
    {
        var (num, unit) = (match.Groups["num"], match.Groups["unit"]);
        var end = unit.Success ? unit.Index + unit.Length : match.Index + match.Length;
        var at = new Span(num.Index, end - num.Index);
        var word = unit.Success ? unit.Value.Trim() : null;
        // 万元 is ten thousand of 元.
        var multiplier = Times(match.Groups["mul"].Value) * Times(match.Groups["mul2"].Value) * (word is ['万' or '亿', ..] ? Times(word[..1]) : 1);
        word = word is ['万' or '亿', .. var rest] ? rest : word;
        if (num.Value.Contains('*'))
        {
            return new() { At = at, Unit = word };
        }

        if (ValueOf(match, multiplier) is not var (value, tolerance))
        {
            return null;
        }

        var before = match.Groups["approx"].Value is { Length: > 0 } said ? said : WordBefore(plain, clause, num.Index);
        var more = match.Groups["more"].Success;
        var (low, high) = (more, before) switch
        {
            (true, _) or (_, "超过" or "超" or "逾" or "至少" or "over" or "more than" or "at least") => (value, value + Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(value, 1)))))),
            (_, "近" or "接近" or "nearly" or "almost") => (value - (value / 10), value),
            (_, "约" or "大约" or "about" or "around" or "some" or "roughly") => (value - (value / 10), value + (value / 10)),
            _ => (value, value),
        };
        return new() { At = at, Value = value, Low = low, High = high, Approximate = low != high, Unit = word, Tolerance = tolerance };
    }

    /// <summary>The number and half of its last place; null: characters that are none.</summary>
    private static (double Value, double Tolerance)? ValueOf(Match match, double multiplier)
    {
        if (match.Groups["han"] is { Success: true, Value: var han })
        {
            return HanNumeralAnalysis.Read(han) is var (read, half) ? (read * multiplier, half * multiplier) : null;
        }

        var digits = match.Groups["num"].Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        var decimals = digits.IndexOf('.') is >= 0 and var point ? digits.Length - point - 1 : 0;
        return (double.Parse(digits, CultureInfo.InvariantCulture) * multiplier, multiplier > 1 || decimals > 0 ? multiplier * Math.Pow(10, -decimals) / 2 : 1e-9);
    }

    /// <summary>A word of about that stands right before the number.</summary>
    private static string WordBefore(string plain, int from, int to)
    {
        var match = ApproximatePattern().Match(plain[from..to]);
        return match.Success ? match.Groups["word"].Value.ToLowerInvariant() : "";
    }

    /// <summary>What it counts: the longest known word before it in its clause that goes with its unit, nearest first among equals; else behind it.</summary>
    private static ReadNumber Named(string plain, ReadNumber number, int clause, IReadOnlyList<ReportPhrase> phrases, List<ReadNumber> earlier)
    {
        var left = plain[clause..number.At.Start];
        var right = Behind(plain, number.At.End);
        var scope = ScopePattern().Matches(left) is { Count: > 0 } scopes ? scopes[^1].Value : "";
        if (number.Unit == "%" && ChangePattern().Match(left) is { Success: true } change)
        {
            // 火灾起数同比下降11%: what has changed stands before the words of change, or was the last thing told.
            var subject = Best(left[..change.Index], clause, phrases, null) ?? (earlier.LastOrDefault(e => e.Phrase is not null && e.Unit != "%") is { } last ? (last.Phrase!, last.PhraseAt!.Value) : null);
            var falls = change.Groups["down"].Success;
            return number with
            {
                Value = falls ? -number.Value : number.Value,
                Low = falls ? -number.High : number.Low,
                High = falls ? -number.Low : number.High,
                IsChange = true,
                Against = change.Groups["year"] is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture) : null,
                Phrase = subject?.Phrase,
                PhraseAt = subject?.At,
                Scope = scope,
            };
        }

        // 1,500 visits: the unit itself says it.
        var named = Best(left, clause, phrases, number) ?? Best(right, number.At.End, phrases, number)
            ?? (phrases.FirstOrDefault(p => number.Unit is { } unit && p.En.Contains(unit, StringComparer.OrdinalIgnoreCase)) is { } spelt
                ? (spelt, new Span(number.At.End - number.Unit!.Length, number.Unit.Length)) : null);
        if (named is null && number.Unit == "%" && Best(left, clause, phrases, null) is { Phrase.Units: ["%"] } share)
        {
            named = share;
        }

        return number with { Phrase = named?.Phrase, PhraseAt = named?.At, Scope = scope };
    }

    private static (ReportPhrase Phrase, Span At)? Best(string among, int offset, IReadOnlyList<ReportPhrase> phrases, ReadNumber? number)
    {
        (ReportPhrase Phrase, Span At)? best = null;
        var small = among.ToLowerInvariant();
        foreach (var phrase in phrases)
        {
            // A percentage counts nothing by itself: 隐患整改率98%, not 98 hazards.
            if (number is not null && !(number.Unit is null ? phrase.Units.All(u => u.All(c => c > 127)) is false && phrase.En.Count > 0 : phrase.Units.Contains(number.Unit, StringComparer.OrdinalIgnoreCase)))
            {
                continue;
            }

            foreach (var word in phrase.Zh.Concat(phrase.En))
            {
                var index = small.LastIndexOf(word, StringComparison.Ordinal);
                if (index >= 0 && (best is not { } b || word.Length > b.At.Length || (word.Length == b.At.Length && offset + index > b.At.Start)))
                {
                    best = (phrase, new(offset + index, word.Length));
                }
            }
        }

        return best;
    }

    /// <summary>What follows up to the next mark or number.</summary>
    private static string Behind(string plain, int from)
    {
        var end = from;
        while (end < plain.Length && end - from < 40 && !Marks.Contains(plain[end]) && !char.IsAsciiDigit(plain[end]) && plain[end] != '*')
        {
            end++;
        }

        return plain[from..end];
    }

    /// <summary>House numbers, hot lines, names of rules, places in a row: digits that count nothing.</summary>
    private static bool IsNoCount(string plain, Match match)
    {
        var num = match.Groups["num"];
        var before = num.Index > 0 ? plain[num.Index - 1] : ' ';
        var behind = plain[(num.Index + num.Length)..Math.Min(plain.Length, num.Index + num.Length + 3)];
        return (match.Groups["han"].Success && IsNoHanCount(plain, match, before)) || before is '第' or '〔' or '[' or '#' || char.IsAsciiLetter(before) || (before is '-' or '.' && num.Index > 1 && char.IsAsciiLetterOrDigit(plain[num.Index - 2]))
            || (!match.Groups["unit"].Success && (num.Value is "119" or "110" or "12345" or "96119" || behind.StartsWith('号') || behind.StartsWith('条') || behind.StartsWith('年') || behind.StartsWith('月') || behind.StartsWith('日')));
    }

    /// <summary>Some (数百家), together (一起检查), and numbers that no unit follows.</summary>
    private static bool IsNoHanCount(string plain, Match match, char before) =>
        !match.Groups["unit"].Success || before is '数' or '几' or '上' or '好' or '每' or '同' or '统' or '唯' || HanNumeralAnalysis.Signs.Contains(before, StringComparison.Ordinal)
        || (match.Groups["han"].Value == "一" && match.Groups["unit"].Value == "起" && !OneFirePattern().IsMatch(plain[(match.Index + match.Length)..Math.Min(plain.Length, match.Index + match.Length + 10)]));

    private static double Times(string word) => word switch
    {
        "十" => 10,
        "百" => 100,
        "千" => 1e3,
        "万" => 1e4,
        "亿" => 1e8,
        "thousand" => 1e3,
        "million" => 1e6,
        _ => 1,
    };

    private const string Marks = "。；;！!？?，,、：:（）()\n\r";

    private static int LastMark(string plain, int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (Marks.Contains(plain[i]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static int NextEnd(string plain, int from)
    {
        for (var i = from; i < plain.Length; i++)
        {
            if (plain[i] is '。' or '；' or ';' or '！' or '!' or '？' or '?' or '\n' || (plain[i] == '.' && (i + 1 == plain.Length || char.IsWhiteSpace(plain[i + 1]))))
            {
                return i;
            }
        }

        return plain.Length;
    }

    [GeneratedRegex("^[^，。；、]{0,6}?(火灾|火情|火警|事故|案件)|^[，。；、]|^$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneFirePattern();

    // Digits with commas or a point, masked, or characters; 万 and 亿; 余 and 多; and the unit that follows.
    [GeneratedRegex(
        """
        (?<num>\d{1,3}([,，]\d{3})+(\.\d+)?(?![\d])|\d+(\.\d+)?|[\d*.]*\*[\d*.]*|(?<han>[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟][零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿点]*))[ ]?(?<mul>[十百千万亿]|thousand|million)?(?<mul2>[万亿])?[ ]?(?<more>余|多|来)?
        [ ]?(?<unit>万元|亿元|元|%|家次|户次|辆次|台次|人次|场次|家|处|起|份|次|名|人|个(?!百分点)|栋|幢|户|件|宗|场|辆|台|具|座|套|项|条|张|块|平方米|㎡|
        (hazards|premises|units|shops|firms|visits|inspections|checks|orders|notices|penalties|fires|deaths|killed|people|injured|injuries|hydrants|high-rises|buildings|stores|households|calls|vehicles|firefighters|events|e-bikes|bicycles|yuan|CNY|RMB)\b)?
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"(?<word>约|大约|近|接近|超过|超|逾|至少|over|more than|at least|about|around|nearly|almost|some|roughly)\s?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ApproximatePattern();

    [GeneratedRegex(@"(同比|环比|较|比|与)?(上年同期|去年同期|上年|去年)?(?<year>(19|20)\d\d)?年?(相比)?((?<down>下降|减少|降低|下跌|down|fell by|decrease[ds]? (of|by))|(上升|增长|增加|提高|up|rose by|increase[ds]? (of|by)))了?\s?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ChangePattern();

    [GeneratedRegex(ScopeWords, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScopePattern();
}
