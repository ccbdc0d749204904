using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Siting;

/// <summary>What both questions of siting are answered with.</summary>
public abstract class SitingOutcome
{
    private readonly Area _area;
    private readonly SitingQuestion _question;
    private readonly Standard _standard;
    private readonly ReachLimit _limit;
    private readonly KerbRules _rules;

    private protected SitingOutcome(Area area, SitingQuestion question, Standard standard, ReachLimit limit, KerbRules rules, SitingAnswer answer) =>
        (_area, _question, _standard, _limit, _rules, Answer) = (area, question, standard, limit, rules, answer);

    private protected SitingAnswer Answer { get; }

    /// <summary>How many hydrants are proposed; fewer than asked for where more would serve nobody new.</summary>
    public int Count => Answer.Places.Count;

    /// <summary>What the first proposal serves, the first two, and so on, in the unit of the weight.</summary>
    public IReadOnlyList<double> GainCurve => [.. Answer.Places.Select((_, i) => Math.Round(Answer.Places.Take(i + 1).Sum(p => p.Gain), 3))];

    /// <summary>Legal places that would serve a building that no hydrant serves: the proposals were chosen among them.</summary>
    public int Candidates => Answer.Candidates;

    /// <summary>Buildings that stand on the day.</summary>
    public int Buildings => Answer.Buildings.Standing;

    /// <summary>How many of them existing hydrants serve.</summary>
    public int ServedBefore => Answer.Buildings.Served;

    /// <summary>How many of them the proposals serve besides.</summary>
    public int ServedAnew => Answer.Places.Sum(p => p.Buildings.Length);

    /// <summary>How many of them no legal place along a street on record would serve.</summary>
    public int OutOfReach => Answer.Buildings.OutOfReach;

    /// <summary>Buildings not served whose worth is not on record; they count nothing, and stay unknown.</summary>
    public int UnknownWorth => Answer.UnknownWorth;

    /// <summary>How far a hydrant serves, in metres.</summary>
    public double LimitMetres => _limit.Metres;

    /// <summary>The rule that every proposal cures for the buildings it serves anew; null: the limit is the asker's own.</summary>
    public Rule? Cures => _limit.Rule;

    /// <summary>How this was computed.</summary>
    public Method Method => SitingMethod.Of(_area, _question, _standard, _limit, _rules, Answer);

    internal (IReadOnlyList<HydrantProposal> Rows, int Total) Proposals(PageRequest page)
    {
        var from = (int)Math.Clamp((page.Key(1)?[0] ?? -1) + 1, 0, Answer.Places.Count);
        return ([.. Answer.Places.Skip(from).Take(page.Limit).Select((p, i) => new HydrantProposal(_area.Code, from + i, p, _rules))], Answer.Places.Count);
    }
}

/// <summary>Where a budget of hydrants serves the most.</summary>
public sealed class HydrantSiting : SitingOutcome
{
    private readonly double? _costEach;
    private readonly SitingWeight _weight;

    internal HydrantSiting(Area area, SitingQuestion question, Standard standard, ReachLimit limit, KerbRules rules, SitingAnswer answer, double? costEach)
        : base(area, question, standard, limit, rules, answer) => (_costEach, _weight) = (costEach, question.Weight);

    /// <summary>What the proposals serve anew, in the unit of the weight: buildings, m², residents or fires.</summary>
    public double Value => Math.Round(Answer.Proof.Value, 3);

    /// <summary>No choice of as many of these places can serve more: proven, not estimated.</summary>
    public double Bound => Math.Round(Answer.Proof.Bound, 3, MidpointRounding.ToPositiveInfinity);

    /// <summary>At least so many percent of the best possible, rounded down to tenths.</summary>
    public double PercentOfBest => Answer.PercentOfBest;

    /// <summary>What all unserved buildings of known worth are worth together.</summary>
    public double Unserved => Math.Round(Answer.Unserved, 3);

    /// <summary>Unit of the values, in the reader's language.</summary>
    public string Unit => Words.Say("UNIT_OF_" + Snake.Of(_weight).ToUpperInvariant());

    /// <summary>What all proposals cost; null: the budget was a number.</summary>
    public double? Cost => _costEach * Count;

    /// <summary>How good the choice is, in a sentence.</summary>
    public string Sentence => Words.Say("SITING_PROVEN", PercentOfBest, Count, Value, Unit, Bound);
}

/// <summary>The fewest hydrants that serve every building that can be served.</summary>
public sealed class FewestHydrants : SitingOutcome
{
    internal FewestHydrants(Area area, SitingQuestion question, Standard standard, ReachLimit limit, KerbRules rules, SitingAnswer answer)
        : base(area, question, standard, limit, rules, answer)
    {
    }

    /// <summary>So many are needed at least: proven, not estimated.</summary>
    public int LeastCount => (int)Math.Round(Answer.Proof.Bound);

    /// <summary>How good the choice is, in a sentence.</summary>
    public string Sentence => Words.Say("FEWEST_PROVEN", Count, LeastCount, OutOfReach);
}

/// <summary>A place for a new hydrant.</summary>
public sealed class HydrantProposal
{
    private readonly SitingPlace _place;

    internal HydrantProposal(string area, int position, SitingPlace place, KerbRules rules) =>
        (AreaCode, Position, _place, KerbMetres) = (area, position, place, rules.Kerb);

    internal string AreaCode { get; }

    internal int[] Buildings => _place.Buildings;

    /// <summary>From 0: the one to be built first is the one that adds most.</summary>
    public int Position { get; }

    /// <summary>Degrees east.</summary>
    public double Longitude => _place.Degrees.Longitude;

    /// <summary>Degrees north.</summary>
    public double Latitude => _place.Degrees.Latitude;

    /// <summary>Name of the street that it stands beside; null: it has none on record.</summary>
    public string? Street => _place.Road.Name;

    /// <summary>Small number of that road within its area.</summary>
    public int RoadFeatureId => _place.Road.FeatureId;

    /// <summary>Metres from the kerb.</summary>
    public double KerbMetres { get; }

    /// <summary>Width of the carriageway in metres that the kerb was found by.</summary>
    public double RoadWidthMetres => _place.Road.Width;

    /// <summary>True: nobody recorded the width, it is assumed from the class of the road.</summary>
    public bool RoadWidthAssumed => _place.Road.WidthM is null;

    /// <summary>What it adds to those before it, in the unit of the weight.</summary>
    public double Gain => Math.Round(_place.Gain, 3);

    /// <summary>How many buildings it serves that neither an existing hydrant nor one before it serves.</summary>
    public int BuildingCount => _place.Buildings.Length;

    /// <summary>Numbers of those buildings.</summary>
    public IReadOnlyList<int> BuildingNumbers => _place.Buildings;
}

/// <summary>A building that a proposed hydrant would serve, and no other hydrant does.</summary>
/// <param name="FeatureId">Small number of the building within its area.</param>
public sealed record ServedBuilding(int FeatureId)
{
    internal string AreaCode { get; init; } = "";
}
