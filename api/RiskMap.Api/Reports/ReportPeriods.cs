using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskMap.Api.Reports;

/// <summary>Days that a text speaks of: 2024年上半年, 1—6月, 截至6月30日, in 2024.</summary>
public static partial class ReportTextAnalysis
{
    private sealed record FoundPeriod(Span At, (DateOnly From, DateOnly To) Days, int Sentence, bool IsLastYear = false);

    private static List<FoundPeriod> Periods(string plain, (DateOnly From, DateOnly To)? asked)
    {
        var found = new List<FoundPeriod>();
        var year = asked?.From.Year;
        foreach (Match match in PeriodPattern().Matches(plain))
        {
            var at = new Span(match.Index, match.Length);
            var sentence = plain.AsSpan(0, match.Index).IndexOfAny('。', '；', '\n') < 0 ? 0 : SentenceOf(plain, match.Index);
            var before = plain[Math.Max(0, match.Index - 3)..match.Index];
            var named = Number(match, "year");
            // 同比2023年下降: a year to compare with, and none that is spoken of.
            var compared = named is not null && (before.EndsWith("同比", StringComparison.Ordinal) || before.EndsWith('较') || before.EndsWith('比'));
            if (compared)
            {
                continue;
            }

            if (match.Groups["last"].Success)
            {
                if ((found.LastOrDefault(f => !f.IsLastYear)?.Days ?? asked) is { } now)
                {
                    found.Add(new(at, (now.From.AddYears(-1), now.To.AddYears(-1)), sentence, IsLastYear: true));
                }

                continue;
            }

            year = named ?? year;
            if (year is not (>= 1900 and <= 2100) || DaysOf(match, year.Value, asked) is not { } days)
            {
                continue;
            }

            found.Add(new(at, days, sentence));
        }

        return found;
    }

    private static (DateOnly From, DateOnly To)? DaysOf(Match match, int year, (DateOnly From, DateOnly To)? asked)
    {
        (DateOnly, DateOnly) Months(int from, int to) => (new(year, from, 1), new DateOnly(year, to, 1).AddMonths(1).AddDays(-1));
        if (match.Groups["half"] is { Success: true, Value: var half })
        {
            return half[0] is '上' or 'f' or 'F' ? Months(1, 6) : Months(7, 12);
        }

        if (match.Groups["quarter"] is { Success: true, Value: var quarter })
        {
            var q = "一二三四".IndexOf(quarter[0], StringComparison.Ordinal) is >= 0 and var i ? i : quarter[0] - '1';
            return q is >= 0 and < 4 ? Months((3 * q) + 1, (3 * q) + 3) : null;
        }

        if (Number(match, "m1") is { } first && Number(match, "m2") is { } last)
        {
            return first is >= 1 and <= 12 && last is >= 1 and <= 12 && first <= last ? Months(first, last) : null;
        }

        if (Number(match, "month") is { } month)
        {
            if (month is < 1 or > 12)
            {
                return null;
            }

            if (Number(match, "day") is { } day)
            {
                return DateOnly.TryParseExact($"{year:D4}-{month:D2}-{day:D2}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
                    ? match.Groups["until"].Success ? (new(year, 1, 1), end) : (end, end) : null;
            }

            return match.Groups["until"].Success ? Months(1, month) : Months(month, month);
        }

        // A year that is not over is told as far as it was asked about.
        return asked is { } a && a.From == new DateOnly(year, 1, 1) && a.To.Year == year ? a : Months(1, 12);
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int SentenceOf(string plain, int index)
    {
        var (sentence, end) = (0, NextEnd(plain, 0));
        while (end < index && end < plain.Length)
        {
            sentence++;
            end = NextEnd(plain, end + 1);
        }

        return sentence;
    }

    [GeneratedRegex(
        """
        (?<last>上年同期|去年同期|上年|去年|last[ ]year)
        |(?<until>截至|截止)?((?<year>(19|20)\d\d)年度?)?((?<half>上半年|下半年)|第?(?<quarter>[一二三四1-4])季度|(?<m1>\d{1,2})月?[-至到](?<m2>\d{1,2})月份?|(?<month>\d{1,2})月((?<day>\d{1,2})日|份|底)?)
        |(?<until2>截至|截止)?(?<year>(19|20)\d\d)年(度|全年)?
        |(?<half>first|second)[ ]half[ ]of[ ](?<year>(19|20)\d\d)
        |\b(in|during|of|year)[ ](?<year>(19|20)\d\d)\b
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PeriodPattern();
}
