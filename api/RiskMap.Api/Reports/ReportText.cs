using System.Runtime.InteropServices;

namespace RiskMap.Api.Reports;

/// <summary>A piece of a text, in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A number of a report as it was read.</summary>
internal sealed record ReadNumber
{
    public Span At { get; init; }

    /// <summary>In its unit, 万 and 亿 multiplied; null: masked.</summary>
    public double? Value { get; init; }

    /// <summary>What it may mean at least and at most; both the value where it is exact.</summary>
    public double Low { get; init; }

    public double High { get; init; }

    public bool Approximate { get; init; }

    public string? Unit { get; init; }

    public ReportPhrase? Phrase { get; init; }

    public Span? PhraseAt { get; init; }

    /// <summary>Of a percentage: a change against another time (同比下降).</summary>
    public bool IsChange { get; init; }

    /// <summary>The year that a change is against, where the text names it.</summary>
    public int? Against { get; init; }

    public (DateOnly From, DateOnly To)? Period { get; init; }

    /// <summary>Text, Before (an earlier sentence says it) or Argument.</summary>
    public PeriodSource? PeriodFrom { get; init; }

    /// <summary>Word before it that says of whom it is (全县, 乡镇); empty: none.</summary>
    public string Scope { get; init; } = "";

    public int Sentence { get; init; }

    /// <summary>Half of the last digit that was told: nearer than this is the same.</summary>
    public double Tolerance { get; init; }
}

/// <summary>Where the period of a number comes from.</summary>
public enum PeriodSource
{
    /// <summary>Its own sentence says it.</summary>
    Text,

    /// <summary>An earlier sentence says it.</summary>
    Before,

    /// <summary>The text does not say it: as it was asked.</summary>
    Argument,
}
