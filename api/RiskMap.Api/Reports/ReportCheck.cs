using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Reports;

/// <summary>A paragraph of a report, its numbers beside those on record.</summary>
public sealed class ReportCheck
{
    private readonly Area _area;
    private readonly (DateOnly From, DateOnly To)? _asked;
    private readonly DateTimeOffset _computedAt;

    internal ReportCheck(
        Area area, string text, (DateOnly From, DateOnly To)? asked, IReadOnlyList<ReportNumber> numbers, IReadOnlyList<ReportContradiction> contradictions, DateTimeOffset computedAt) =>
        (_area, Text, _asked, Numbers, Contradictions, _computedAt) = (area, text, asked, numbers, contradictions, computedAt);

    /// <summary>The text as it was checked; places are counted in it, in UTF-16 units.</summary>
    public string Text { get; }

    /// <summary>Its numbers, in order; at most 500.</summary>
    public IReadOnlyList<ReportNumber> Numbers { get; }

    /// <summary>What cannot all be true, whatever is on record.</summary>
    public IReadOnlyList<ReportContradiction> Contradictions { get; }

    /// <summary>Numbers that are those on record.</summary>
    public int Agrees => Of(ReportVerdict.Agrees);

    /// <summary>Numbers told as about, within which those on record lie.</summary>
    public int ApproximateOk => Of(ReportVerdict.ApproximateOk);

    /// <summary>Numbers that are not those on record.</summary>
    public int Differs => Of(ReportVerdict.Differs);

    /// <summary>Numbers of which nothing can be said.</summary>
    public int CannotSay => Of(ReportVerdict.CannotSay);

    /// <summary>How this was checked.</summary>
    public Method Method => new(
        Words.Say("METHOD_REPORT_CHECK"),
        [
            new("from", _asked?.From.Iso() ?? "*", null), new("to", _asked?.To.Iso() ?? "*", null), new("timeZone", _area.TimeZone, null),
            new("phrases", ReportPhrases.Known.Source, null), MethodParameter.Of("mostNumbers", ReportTextAnalysis.MostNumbers), new("about", "±10 %", null),
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_REPORT_CHECK"), _area.DataVersion, _computedAt);

    private int Of(ReportVerdict verdict) => Numbers.Count(n => n.Verdict == verdict);
}

/// <summary>A number of a report.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is with its unit.</param>
/// <param name="Written">As it stands in the text.</param>
/// <param name="Value">In its unit, 万 and 亿 multiplied out; a fall in percent is below zero; null: masked (***).</param>
/// <param name="Low">The least that it may mean; null: masked.</param>
/// <param name="High">The most that it may mean; null: masked.</param>
/// <param name="Approximate">Told as about (约, 余, 多).</param>
/// <param name="Unit">Unit as written, without 万 or 亿; null: none.</param>
/// <param name="Counts">What it counts, by its code in the file of phrases; with _change: how much that changed; null: not recognised.</param>
/// <param name="Label">The same in the reader's language.</param>
/// <param name="PhraseStart">Where the words begin by which it was recognised; null: none.</param>
/// <param name="PhraseLength">How long they are.</param>
/// <param name="From">First day (YYYY-MM-DD) that it speaks of; null: not known.</param>
/// <param name="To">Last day (YYYY-MM-DD) that it speaks of.</param>
/// <param name="PeriodFrom">Who says so; null: nobody.</param>
/// <param name="Ours">The same from what is on record, with its list; null: it cannot be said.</param>
/// <param name="Difference">What the text has more than that; null: it cannot be said.</param>
/// <param name="Verdict">Whether both agree.</param>
/// <param name="Reason">Why they differ or why it cannot be said, in the reader's language; null: they agree.</param>
public sealed record ReportNumber(
    int Start, int Length, string Written, double? Value, double? Low, double? High, bool Approximate, string? Unit, string? Counts, string? Label, int? PhraseStart, int? PhraseLength,
    string? From, string? To, PeriodSource? PeriodFrom, Figure? Ours, double? Difference, ReportVerdict Verdict, string? Reason);

/// <summary>Whether a number of a report is that on record.</summary>
public enum ReportVerdict
{
    /// <summary>It is, to the digits that were told.</summary>
    Agrees,

    /// <summary>It was told as about, and that on record lies within.</summary>
    ApproximateOk,

    /// <summary>It is not.</summary>
    Differs,

    /// <summary>Nothing on record tells: what it counts, its days or our figure are not known.</summary>
    CannotSay,
}

/// <summary>What cannot all be true in one text.</summary>
/// <param name="Code">RECTIFIED_OVER_FOUND, PARTS_NOT_TOTAL, PERCENT_WRONG or TOLD_TWICE.</param>
/// <param name="Message">A sentence in the reader's language.</param>
/// <param name="Spans">Where its numbers stand.</param>
public sealed record ReportContradiction(string Code, string Message, IReadOnlyList<TextSpan> Spans);

/// <summary>A piece of the text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
public sealed record TextSpan(int Start, int Length);
