namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>A scenario beside another, or beside things as they are: who passes in which, and for how much money.</summary>
public sealed class ScenarioComparison
{
    private readonly ScenarioPreview _mine;
    private readonly List<int> _onlyThis = [];
    private readonly List<int> _onlyThat = [];
    private readonly List<int> _both = [];

    internal ScenarioComparison(SavedScenario scenario, ScenarioPreview mine, int added, SavedScenario? with, ScenarioPreview? theirs, int addedThere)
    {
        (_mine, With) = (mine, with);
        (This, That) = (mine.After, theirs?.After ?? mine.Before);
        (Cost, CostWith) = (scenario.CostEach * added, with?.CostEach * addedThere);
        (Currency, CurrencyWith) = (Cost is null ? null : scenario.Currency, CostWith is null ? null : with?.Currency);
        var subjects = mine.Answer.View.Reach.Ground;
        for (var subject = 0; subject < mine.Answer.Subjects; subject++)
        {
            if (!mine.Answer.Stands(subject))
            {
                continue;
            }

            var (here, there) = (mine.PassesAfter(subject), theirs is null ? mine.PassesBefore(subject) : theirs.PassesAfterOf(subjects.FeatureIds[subject]));
            if (here != there)
            {
                (here ? _onlyThis : _onlyThat).Add(subject);
            }
            else if (here && !mine.PassesBefore(subject))
            {
                _both.Add(subject);
            }
        }
    }

    /// <summary>What it is compared with; null: things as they are.</summary>
    public SavedScenario? With { get; }

    /// <summary>Buildings in this scenario.</summary>
    public VerdictCount This { get; }

    /// <summary>Buildings in the other.</summary>
    public VerdictCount That { get; }

    /// <summary>What passes in this scenario only.</summary>
    public VerdictSum OnlyThis => Sum(_onlyThis);

    /// <summary>What passes in the other only.</summary>
    public VerdictSum OnlyThat => Sum(_onlyThat);

    /// <summary>What passes in both and does not as things are.</summary>
    public VerdictSum Both => Sum(_both);

    /// <summary>Numbers of the buildings that pass in this scenario only.</summary>
    public IReadOnlyList<int> OnlyThisBuildings => Numbers(_onlyThis);

    /// <summary>Numbers of the buildings that pass in the other only.</summary>
    public IReadOnlyList<int> OnlyThatBuildings => Numbers(_onlyThat);

    /// <summary>What the new hydrants of this scenario cost; null: not known.</summary>
    public double? Cost { get; }

    /// <summary>What the new hydrants of the other cost; null: not known.</summary>
    public double? CostWith { get; }

    /// <summary>Currency of the cost, ISO 4217; null: not told.</summary>
    public string? Currency { get; }

    /// <summary>Currency of the cost of the other; null: not told. Costs of two currencies say nothing about which is dearer.</summary>
    public string? CurrencyWith { get; }

    private VerdictSum Sum(List<int> subjects) => VerdictSum.Of(_mine.Answer.Facts, subjects);

    private IReadOnlyList<int> Numbers(List<int> subjects) => [.. subjects.Select(s => _mine.Answer.View.Reach.Ground.FeatureIds[s])];
}
