using HotChocolate;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.Outlines;

/// <summary>What becomes of an outline.</summary>
public enum OutlineOutcome
{
    /// <summary>It is kept as drawn.</summary>
    Ok,

    /// <summary>It is kept as mended.</summary>
    Mended,

    /// <summary>It cannot be kept.</summary>
    Refused,
}

/// <summary>What an outline is, and what is wrong with it.</summary>
public sealed record OutlineCheck
{
    private const string Field = "OUTLINE";

    internal Area InArea { get; init; } = null!;

    internal DateTimeOffset ComputedAt { get; init; }

    internal JudgedOutline Judged { get; init; } = null!;

    /// <summary>What becomes of it.</summary>
    public OutlineOutcome Outcome => Judged.Problems.Count > 0 ? OutlineOutcome.Refused : Judged.Mended ? OutlineOutcome.Mended : OutlineOutcome.Ok;

    /// <summary>As it would be kept: a multipolygon in degrees of WGS-84; null: refused.</summary>
    public Geometry? Geometry => Judged.Ground;

    /// <summary>m² of what was drawn, by the turning of its rings; null: it cannot be told.</summary>
    public double? DrawnAreaM2 => Judged.DrawnM2;

    /// <summary>m² of what would be kept, on the ellipsoid; null: refused.</summary>
    public double? AreaM2 => Judged.M2;

    /// <summary>Share by which mending changes the area, 0 to 1; null: not mended.</summary>
    public double? ChangedShare => Judged.ChangedShare;

    /// <summary>Most that mending may change it by.</summary>
    public double MostChangedShare => OutlineAnalysis.MostChanged;

    /// <summary>What was mended.</summary>
    public IReadOnlyList<EntryProblem> Mends => Said(Judged.Mends);

    /// <summary>What is wrong, so that it cannot be kept.</summary>
    public IReadOnlyList<EntryProblem> Problems => Said(Judged.Problems);

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<EntryProblem> Warnings =>
        [.. Said(Judged.Doubts), .. Overlaps.Select(o => Problem(new("OUTLINE_OVERLAPS", o.Zone.NameZh ?? o.Zone.NameEn, Math.Round(100 * o.Share, 1))))];

    /// <summary>Where it is, or was, wrong.</summary>
    public IReadOnlyList<OutlineSpot> Spots => [.. Judged.Spots.Select(s => new OutlineSpot(s.At.X, s.At.Y, s.Why.Code, Words.Say(s.Why.Code, s.Why.Values)))];

    /// <summary>Standing zones that it overlaps, the most first.</summary>
    public IReadOnlyList<ZoneOverlap> Overlaps { get; init; } = [];

    /// <summary>Located premises in it; null: refused.</summary>
    public int? Premises { get; init; }

    /// <summary>Buildings in it, by their representative points; null: refused.</summary>
    public int? Buildings { get; init; }

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_OUTLINE"), [MethodParameter.Of("mostChanged", OutlineAnalysis.MostChanged), MethodParameter.Of("mostPositions", OutlineReader.MostPositions)],
        Standard: null, Clause: null, Words.Say("NEGLECTS_OUTLINE"), InArea.DataVersion, ComputedAt);

    private static IReadOnlyList<EntryProblem> Said(IReadOnlyList<OutlineFinding> findings) => [.. findings.Select(Problem)];

    private static EntryProblem Problem(OutlineFinding finding) => new() { Field = Field, Code = finding.Code, Values = finding.Values };
}

/// <summary>A place where an outline is wrong.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Code">By which programs tell what is wrong.</param>
/// <param name="Message">A sentence in the reader's language.</param>
public sealed record OutlineSpot(double Longitude, double Latitude, string Code, string Message);

/// <summary>A zone that an outline overlaps.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Share">Share of the outline that lies in it, above 0 to 1.</param>
public sealed record ZoneOverlap(Zone Zone, double Share);
