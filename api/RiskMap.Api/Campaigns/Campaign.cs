using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Boards;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Campaigns;

/// <summary>专项整治: what shall be looked at, from when to when, and how much. Null is unknown, never zero.</summary>
public sealed record Campaign
{
    internal string AreaCode { get; init; } = "";

    internal Guid DatasetId { get; init; }

    internal string? Kinds { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>Small number of the campaign within its area.</summary>
    public int FeatureId { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is about: a kind of hazards or premises, a word of ours, or the source's word.</summary>
    public string? Topic { get; init; }

    /// <summary>First day (YYYY-MM-DD).</summary>
    public string? From { get; init; }

    /// <summary>Last day (YYYY-MM-DD), which counts.</summary>
    public string? To { get; init; }

    /// <summary>Kinds of premises that it is about, words of ours; empty: all.</summary>
    public IReadOnlyList<string> PremisesKinds => Kinds?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Code of the checklist that visits go by.</summary>
    public string? Checklist { get; init; }

    /// <summary>How much shall be done, in targetUnit.</summary>
    public int? Target { get; init; }

    /// <summary>What is counted against the target.</summary>
    public CampaignTargetUnit TargetUnit { get; init; }

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }
}

/// <summary>What a campaign's target counts.</summary>
public enum CampaignTargetUnit
{
    /// <summary>Premises that were visited for it, each once; where nobody opened the door, they were not.</summary>
    Premises,

    /// <summary>Visits for it.</summary>
    Visits,

    /// <summary>Hazards found for it that are closed.</summary>
    HazardsClosed,

    /// <summary>Nobody recorded it.</summary>
    Unknown,
}

/// <summary>How far a campaign has come by a day.</summary>
public sealed class CampaignProgress
{
    private readonly Campaign _campaign;
    private readonly BoardScope _scope;
    private readonly DateOnly _asOf;
    private readonly IReadOnlyList<TownCounts> _counts;
    private readonly Counted[] _counted;

    internal CampaignProgress(Campaign campaign, BoardScope scope, DateOnly asOf, IReadOnlyList<TownCounts> counts)
    {
        (_campaign, _scope, _asOf) = (campaign, scope, asOf);
        _counts = scope.Of(counts);
        _counted = CampaignStore.Figures(campaign, asOf);
    }

    /// <summary>Day (YYYY-MM-DD).</summary>
    public string AsOf => _asOf.Iso();

    /// <summary>Done so far, in the unit of the target; of campaigns whose unit is not known, visits.</summary>
    public Figure Done => Total(DoneCode);

    /// <summary>Done by target; null: no target is set.</summary>
    public double? DoneShare => _campaign.Target is > 0 and var target && _campaign.TargetUnit != CampaignTargetUnit.Unknown ? Done.Value / target : null;

    /// <summary>Premises of its kinds in business on the day.</summary>
    public Figure InScope => Total("in_scope");

    /// <summary>Of all premises, those visited for it; where nobody opened the door, they were not.</summary>
    public Figure Visited => Total("campaign_premises");

    /// <summary>Visits for it.</summary>
    public Figure Visits => Total("campaign_visits");

    /// <summary>Hazards found for it.</summary>
    public Figure HazardsFound => Total("campaign_found");

    /// <summary>Of these, closed.</summary>
    public Figure HazardsClosed => Total("campaign_closed");

    /// <summary>Of these, closed by their day.</summary>
    public Figure ClosedOnTime => Total("campaign_on_time");

    /// <summary>Hazards whose day has come, or that are closed and had one: what closedOnTime is divided by.</summary>
    public Figure Due => Total("campaign_due");

    /// <summary>Closed by their day, by those whose day has come or that are closed; null: there are none.</summary>
    public double? OnTimeShare => ShareOf(ClosedOnTime, Due);

    /// <summary>Low end of its interval of 95 %.</summary>
    public double? OnTimeLow => Interval?.Low;

    /// <summary>High end of its interval of 95 %.</summary>
    public double? OnTimeHigh => Interval?.High;

    /// <summary>Share of its days that have gone by, from 0 to 1; null: a day is not known.</summary>
    public double? TimeShare => _campaign is { From: { } from, To: { } to } && Day.Read(from, "from") is var first && Day.Read(to, "to") is var last
        ? Math.Clamp((double)(_asOf.DayNumber - first.DayNumber + 1) / (last.DayNumber - first.DayNumber + 1), 0, 1) : null;

    /// <summary>The same by town, with a last line for what lies in no known town.</summary>
    public IReadOnlyList<CampaignTown> Towns => _scope.Lines(_counts, (town, counts) =>
    {
        Figure Of(string code) => FigureOf(code, counts.Values.GetValueOrDefault(code), l => l.In(town?.Id));
        return new CampaignTown(
            town, Of(DoneCode), Of("in_scope"), Of("campaign_premises"), Of("campaign_found"), Of("campaign_closed"), ShareOf(Of("campaign_on_time"), Of("campaign_due")));
    });

    /// <summary>How this was counted.</summary>
    public Method Method => new(
        Words.Say("METHOD_CAMPAIGN"),
        [
            new("campaign", _campaign.Id.ToString("D"), null), new("asOf", AsOf, null), new("unit", Snake.Of(_campaign.TargetUnit), null), new("kinds", _campaign.Kinds ?? "*", null),
            new("interval", "95 %: Beta (Jeffreys)", null), .. _scope.Parameters,
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_CAMPAIGN"), _scope.Area.DataVersion, _scope.ComputedAt);

    private string DoneCode => _campaign.TargetUnit switch
    {
        CampaignTargetUnit.Premises => "campaign_premises",
        CampaignTargetUnit.HazardsClosed => "campaign_closed",
        _ => "campaign_visits",
    };

    private (double Low, double High)? Interval => RankAnalysis.Interval(new(ClosedOnTime.Value ?? 0, Due.Value ?? 0), isShare: true);

    private static double? ShareOf(Figure some, Figure all) => all.Value is > 0 and var n ? some.Value / n : null;

    private Figure Total(string code) => FigureOf(code, TownCounts.Total(_counts, code), _scope.Narrowed);

    private Figure FigureOf(string code, (double Value, int Unknown) value, Func<FigureList, FigureList> narrowed) =>
        _counted.First(c => c.Code == code).Figure(value.Value, value.Unknown, narrowed);
}

/// <summary>How far a campaign has come in a town.</summary>
/// <param name="Division">The town; null: not known.</param>
/// <param name="Done">In the unit of the target.</param>
/// <param name="InScope">Premises of its kinds in business on the day.</param>
/// <param name="Visited">Premises visited for it.</param>
/// <param name="HazardsFound">Hazards found for it.</param>
/// <param name="HazardsClosed">Of these, closed.</param>
/// <param name="OnTimeShare">Closed by their day, by those whose day has come or that are closed; null: there are none.</param>
public sealed record CampaignTown(Division? Division, Figure Done, Figure InScope, Figure Visited, Figure HazardsFound, Figure HazardsClosed, double? OnTimeShare);
