using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>An answer as it is kept: what was chosen among what, for whom it does what, and what was not known.</summary>
internal sealed record SitingAnswer
{
    /// <summary>Places in the order in which they are best built.</summary>
    public required IReadOnlyList<SitingPlace> Places { get; init; }

    /// <summary>What all places together are worth, and what is proven: of N places the most that any N can be worth; of the fewest, how many are needed.</summary>
    public required (double Value, double Bound) Proof { get; init; }

    public required double PercentOfBest { get; init; }

    /// <summary>Legal places that serve somebody new.</summary>
    public required int Candidates { get; init; }

    /// <summary>Pairs of candidate and building that were weighed.</summary>
    public required int Pairs { get; init; }

    /// <summary>Places along streets that broke a rule.</summary>
    public required KerbPlaces Kerbs { get; init; }

    /// <summary>Buildings that stand on the day, those that existing hydrants serve, and those that no legal place would serve.</summary>
    public required (int Standing, int Served, int OutOfReach) Buildings { get; init; }

    /// <summary>Unserved buildings whose worth is not on record: they count nothing.</summary>
    public required int UnknownWorth { get; init; }

    /// <summary>What all unserved buildings of known worth are worth together.</summary>
    public required double Unserved { get; init; }

    public required (int Usable, int OfUnknownState, int Unlocated) Hydrants { get; init; }

    public required long DataVersion { get; init; }

    public required DateTimeOffset ComputedAt { get; init; }

    public long Bytes => 1_024 + Places.Sum(p => 256L + (4L * p.Buildings.Length));
}

/// <summary>A chosen place.</summary>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
/// <param name="Road">The road that it stands beside.</param>
/// <param name="Gain">What it adds to those before it.</param>
/// <param name="Buildings">Numbers of the buildings that it serves and none before it.</param>
/// <param name="Degrees">Where it is.</param>
internal sealed record SitingPlace(double X, double Y, SitingRoad Road, double Gain, int[] Buildings, (double Longitude, double Latitude) Degrees);

/// <summary>How an answer came about, for whoever reads one.</summary>
internal static class SitingMethod
{
    public static Method Of(Area area, SitingQuestion question, Standard standard, ReachLimit limit, KerbRules rules, SitingAnswer answer)
    {
        string[] strictest =
        [
            .. limit.IsStrictest ? [question.Reach == HydrantReach.Straight ? "hydrant.radius" : "hydrant.hose_reach"] : Array.Empty<string>(), .. rules.Strictest,
        ];
        string ClauseOf(string parameter) => rules.Clauses.TryGetValue(parameter, out var rule) ? $"{rule.Document} {rule.Clause}" : "RiskMap";
        return new(
            Words.Say(question.Count is null ? "METHOD_FEWEST" : "METHOD_SITING"),
            [
                new("standard", $"{standard.Id} {standard.Version}", null),
                new("reach", Snake.Of(question.Reach), null),
                MethodParameter.Of("limit", Math.Round(limit.Metres, 2), "m"),
                new("weight", Snake.Of(question.Weight), null),
                new("asOf", question.Day.Iso(), null),
                MethodParameter.Of("candidates", answer.Candidates),
                MethodParameter.Of("pairs", answer.Pairs),
                MethodParameter.Of("spacing", rules.Spacing, "m"),
                MethodParameter.Of($"fromKerb ({ClauseOf("hydrant.kerb_min")})", rules.Kerb, "m"),
                MethodParameter.Of($"fromWalls ({ClauseOf("hydrant.wall_min")})", rules.Wall, "m"),
                MethodParameter.Of("fromJunctions (RiskMap)", rules.Mouth, "m"),
                MethodParameter.Of("fromHydrants (RiskMap)", rules.Clear, "m"),
                new("assumedWidths", AssumedWidths.All.Source, null),
                MethodParameter.Of("ruledOutOnCarriageways", answer.Kerbs.OnCarriageway),
                MethodParameter.Of("ruledOutNearWalls", answer.Kerbs.NearWall),
                MethodParameter.Of("ruledOutInWater", answer.Kerbs.InWater),
                MethodParameter.Of("ruledOutNearHydrants", answer.Kerbs.NearHydrant),
                new("projection", area.LocalSrs ?? "", null),
            ],
            limit.Rule?.Document,
            limit.Rule?.Clause,
            Words.Say("NEGLECTS_SITING", answer.Hydrants.OfUnknownState, answer.Hydrants.Unlocated)
                + (strictest.Length > 0 ? " " + Words.Say("NEGLECTS_STRICTEST", string.Join(", ", strictest)) : ""),
            answer.DataVersion,
            answer.ComputedAt);
    }
}
