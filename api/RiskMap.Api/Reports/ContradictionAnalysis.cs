using System.Text.RegularExpressions;

namespace RiskMap.Api.Reports;

/// <summary>What contradicts itself in a text, whatever is on record.</summary>
/// <param name="Code">RECTIFIED_OVER_FOUND, PARTS_NOT_TOTAL, PERCENT_WRONG or TOLD_TWICE.</param>
/// <param name="Values">Values of its sentence.</param>
/// <param name="Numbers">Places of the numbers in the list.</param>
internal sealed record Contradiction(string Code, IReadOnlyList<object?> Values, IReadOnlyList<int> Numbers);

/// <summary>Finds what cannot all be true in one text: more rectified than found, parts that are not their total, a percentage that does not follow, one thing told in two ways.</summary>
public static partial class ContradictionAnalysis
{
    internal static IReadOnlyList<Contradiction> Find(string text, IReadOnlyList<ReadNumber> numbers)
    {
        var plain = ReportTextAnalysis.Plain(text);
        var parts = Parts(plain, numbers);
        List<Contradiction> found = [.. Rectified(numbers), .. parts.Wrong, .. Percents(numbers), .. Twice(numbers, parts.Members)];
        return found;
    }

    private static IEnumerable<Contradiction> Rectified(IReadOnlyList<ReadNumber> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] is not { Phrase.Code: "hazards_closed" or "major_closed", IsChange: false, Value: not null } closed)
            {
                continue;
            }

            var code = closed.Phrase.Code == "major_closed" ? "major_found" : "hazards_found";
            // Found in the same breath, else in the nearest one before.
            var found = Enumerable.Range(0, numbers.Count).Where(j => j != i && numbers[j].Phrase?.Code == code && !numbers[j].IsChange && numbers[j].Value is not null && SameTime(numbers[j], closed))
                .OrderBy(j => Math.Abs(j - i)).Cast<int?>().FirstOrDefault();
            if (found is { } f && closed.Low > numbers[f].High)
            {
                yield return new("RECTIFIED_OVER_FOUND", [closed.Value, numbers[f].Value], [f, i]);
            }
        }
    }

    /// <summary>Of which … (其中): parts may leave some out, but are not more than the total; 分别为, 包括 leave none out.</summary>
    private static (IReadOnlyList<Contradiction> Wrong, HashSet<int> Members) Parts(string plain, IReadOnlyList<ReadNumber> numbers)
    {
        List<Contradiction> wrong = [];
        HashSet<int> members = [];
        foreach (Match word in PartsPattern().Matches(plain))
        {
            var total = -1;
            for (var i = 0; i < numbers.Count && numbers[i].At.End <= word.Index; i++)
            {
                total = numbers[i].Unit == "%" ? total : i;
            }

            if (total < 0 || numbers[total].Value is not { } all || word.Index - numbers[total].At.End > 30)
            {
                continue;
            }

            var end = plain.AsSpan(word.Index).IndexOfAny('。', '；', '\n') is >= 0 and var e ? word.Index + e : plain.Length;
            var parts = Enumerable.Range(total + 1, numbers.Count - total - 1)
                .TakeWhile(i => numbers[i].At.Start < end).Where(i => numbers[i].Unit == numbers[total].Unit && !numbers[i].IsChange).ToList();
            members.UnionWith(parts);
            if (parts.Count == 0 || parts.Any(i => numbers[i].Value is null || numbers[i].Approximate) || numbers[total].Approximate)
            {
                continue;
            }

            var sum = parts.Sum(i => numbers[i].Value!.Value);
            var whole = word.Groups["whole"].Success && parts.Count > 1;
            if (sum > all + 1e-6 || (whole && Math.Abs(sum - all) > 1e-6))
            {
                wrong.Add(new("PARTS_NOT_TOTAL", [sum, all], [total, .. parts]));
            }
        }

        return (wrong, members);
    }

    /// <summary>A change in percent beside both numbers, or a share beside what it is a share of.</summary>
    private static IEnumerable<Contradiction> Percents(IReadOnlyList<ReadNumber> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] is { IsChange: true, Value: { } told, Phrase.Code: var code } change)
            {
                var now = Enumerable.Range(0, i).LastOrDefault(j => numbers[j] is { IsChange: false, Value: not null, Unit: not "%" } n && n.Phrase?.Code == code && SameTime(n, change), -1);
                var then = Enumerable.Range(0, numbers.Count).FirstOrDefault(
                    j => numbers[j] is { IsChange: false, Value: not null, Unit: not "%" } n && j != now && n.Period is { } p && (n.Phrase?.Code == code || n.Phrase is null && n.Unit == (now >= 0 ? numbers[now].Unit : null))
                        && change.Period is { } c && p.From == c.From.AddYears(-1) && Math.Abs(j - i) <= 3, -1);
                if (now >= 0 && then >= 0 && numbers[then].Value > 0)
                {
                    var right = 100 * ((numbers[now].Value!.Value / numbers[then].Value!.Value) - 1);
                    if (Math.Abs(right - told) > Math.Max(change.Tolerance, 0.5) + 1e-6 && !numbers[now].Approximate && !numbers[then].Approximate)
                    {
                        yield return new("PERCENT_WRONG", [told, Math.Round(right, 1), numbers[then].Value, numbers[now].Value], [now, then, i]);
                    }
                }
            }
            else if (numbers[i] is { Phrase.Code: "rectified_share", Value: { } share })
            {
                var found = Enumerable.Range(0, numbers.Count).LastOrDefault(j => numbers[j] is { Phrase.Code: "hazards_found", IsChange: false, Value: > 0 } n && SameTime(n, numbers[i]), -1);
                var closed = Enumerable.Range(0, numbers.Count).LastOrDefault(j => numbers[j] is { Phrase.Code: "hazards_closed", IsChange: false, Value: not null } n && SameTime(n, numbers[i]), -1);
                if (found >= 0 && closed >= 0 && !numbers[found].Approximate && !numbers[closed].Approximate)
                {
                    var right = 100 * numbers[closed].Value!.Value / numbers[found].Value!.Value;
                    if (Math.Abs(right - share) > Math.Max(numbers[i].Tolerance, 0.5) + 1e-6)
                    {
                        yield return new("PERCENT_WRONG", [share, Math.Round(right, 1), numbers[found].Value, numbers[closed].Value], [found, closed, i]);
                    }
                }
            }
        }
    }

    private static IEnumerable<Contradiction> Twice(IReadOnlyList<ReadNumber> numbers, HashSet<int> parts)
    {
        var told = Enumerable.Range(0, numbers.Count).Where(i => !parts.Contains(i) && numbers[i] is { Phrase: not null, IsChange: false, Value: not null, Period: not null })
            .GroupBy(i => (numbers[i].Phrase!.Code, numbers[i].Unit, numbers[i].Period, numbers[i].Scope));
        foreach (var same in told)
        {
            var all = same.ToList();
            for (var k = 1; k < all.Count; k++)
            {
                var (one, other) = (numbers[all[0]], numbers[all[k]]);
                // In one sentence two numbers of a kind are steps of a story more often than a slip.
                if (one.Sentence != other.Sentence && (one.Low > other.High + other.Tolerance || other.Low > one.High + one.Tolerance))
                {
                    yield return new("TOLD_TWICE", [one.Value, other.Value], [all[0], all[k]]);
                }
            }
        }
    }

    private static bool SameTime(ReadNumber one, ReadNumber other) => one.Period == other.Period && (one.Scope == other.Scope || one.Sentence == other.Sentence);

    [GeneratedRegex("其中|of which|(?<whole>分别为|分别是|包括|由以下)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PartsPattern();
}
