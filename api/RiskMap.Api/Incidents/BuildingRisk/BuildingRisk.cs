using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Buildings;
using RiskMap.Api.Hosting;
using RiskMap.Api.Hydrants.Coverage;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>How buildings are scored.</summary>
public enum RiskMethod
{
    /// <summary>计分: the points of a table, summed.</summary>
    Points,

    /// <summary>拟合: a Poisson model fitted to past fires, on the levels of the same table.</summary>
    Poisson,
}

/// <summary>Why nothing is scored.</summary>
public enum RiskLack
{
    /// <summary>Neither buildings nor addresses are on record.</summary>
    NoBuildings,

    /// <summary>No fire is on record at any building: there is nothing to fit.</summary>
    NoFires,

    /// <summary>Fewer than ten fires for each parameter: a model would tell of chance. Points need none.</summary>
    TooFewFires,
}

/// <summary>What a risk is asked for; null leaves it to the record.</summary>
internal sealed record RiskQuestion(RiskMethod By, string Standard, DateOnly? AsOf, CoverageSubject? Of, string Kinds);

/// <summary>Which buildings of a list are asked for.</summary>
public sealed record RiskFilter
{
    /// <summary>Only those in this tenth by score, 1 the highest.</summary>
    public int? Decile { get; init; }

    /// <summary>Only those of one of these uses.</summary>
    public IReadOnlyList<BuildingUse>? Uses { get; init; }
}

/// <summary>Which buildings are likeliest to burn, or burn worst: all of an area scored, ranked and tested.</summary>
public sealed class BuildingRisk
{
    internal BuildingRisk(RiskAnswer answer) => Answer = answer;

    internal RiskAnswer Answer { get; }

    /// <summary>How they are scored.</summary>
    public RiskMethod By => Answer.Question.By;

    /// <summary>The day (YYYY-MM-DD) that all inputs are as of: nothing that came after it is looked at.</summary>
    public string AsOf => Answer.Day.Iso();

    /// <summary>What is scored: buildings, or address points where no buildings are on record.</summary>
    public CoverageSubject Of => Answer.Of;

    /// <summary>Buildings that stand on the day.</summary>
    public int Count => Answer.Scored.Groups.Standing;

    /// <summary>Why nothing is scored; null: there is enough.</summary>
    public RiskLack? Lack => Answer.Lack;

    /// <summary>Fires at buildings in the years that are learned from.</summary>
    public int LearnedFrom => Answer.Scored.Events;

    /// <summary>Fires that a model on these inputs needs at least.</summary>
    public int NeedsFires => Answer.Scored.Needs;

    /// <summary>The points table.</summary>
    public Standard Table => Answer.Table.Standard;

    /// <summary>Days before the day that past fires are counted for: as the table says, or as far as the record goes.</summary>
    public int PeriodDays => Answer.Scored.Period;

    /// <summary>Fires on record up to the day that were at a building.</summary>
    public int FiresAtBuildings => Answer.Ground.Fires.At(int.MinValue, Answer.Day.DayNumber);

    /// <summary>Fires whose place is known and at no building: in the open, in vehicles, or recorded at a street.</summary>
    public int FiresElsewhere => Answer.Ground.Fires.Elsewhere.Count(d => d <= Answer.Day.DayNumber);

    /// <summary>Fires known to a street or village only, or to no place at all: left out.</summary>
    public int FiresVague => Answer.Ground.Fires.Vague;

    /// <summary>Every input: how much of it is known, and how buildings spread over its levels.</summary>
    public IReadOnlyList<RiskInputSummary> Inputs => RiskSummary.Inputs(Answer);

    /// <summary>What was fitted; null: nothing was, for too few fires.</summary>
    public RiskFit? Fit => Answer.Scored.Fitted is { } fitted ? RiskSummary.FitOf(Answer, fitted) : null;

    /// <summary>How this was computed.</summary>
    public Method Method => RiskSummary.MethodOf(Answer);
}

/// <summary>How much is known of an input.</summary>
/// <param name="Input">The input.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="InTable">Whether the table has rows of it.</param>
/// <param name="KnownCount">Buildings of which it is known.</param>
/// <param name="UnknownCount">Buildings of which it is not: they have no points for it, which does not mean that they are good.</param>
/// <param name="Levels">The rows of the table.</param>
public sealed record RiskInputSummary(RiskInput Input, string Name, bool InTable, int KnownCount, int UnknownCount, IReadOnlyList<RiskLevelSummary> Levels);

/// <summary>A row of the points table.</summary>
/// <param name="Rule">The row, with where it was read and how sure we are.</param>
/// <param name="Points">Points that it gives.</param>
/// <param name="BuildingCount">Buildings that it applies to.</param>
public sealed record RiskLevelSummary(Rule Rule, double Points, int BuildingCount);

/// <summary>A model fitted to past fires.</summary>
/// <param name="Coding">How inputs enter it.</param>
/// <param name="Events">Fires that it was fitted to.</param>
/// <param name="Years">Years that they are of.</param>
/// <param name="Parameters">Parameters, the constant aside.</param>
/// <param name="Ridge">Penalty on them; 0: none.</param>
/// <param name="BaseRatePerYear">Fires a year at a building to which no term applies.</param>
/// <param name="Dispersion">Pearson's χ² by degrees of freedom: much above one, fires cluster and errors are too small.</param>
/// <param name="Terms">Its terms.</param>
public sealed record RiskFit(
    RiskCoding Coding, int Events, int Years, int Parameters, double Ridge, double BaseRatePerYear, double? Dispersion, IReadOnlyList<RiskFitTerm> Terms);

/// <summary>A term of the model: a level, an input's points, or all points.</summary>
/// <param name="Input">The input; null: all of them.</param>
/// <param name="Name">What it is, in the reader's language.</param>
/// <param name="Estimate">Logarithm of the rate ratio: for one point, or of the level beside the one that most buildings are at.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="RateRatio">By how much the rate of fires is multiplied.</param>
/// <param name="RateRatioLow">Lower end of its interval of 95 %.</param>
/// <param name="RateRatioHigh">Upper end.</param>
/// <param name="Fires">Fires that it rests on.</param>
/// <param name="BuildingYears">Building-years that it rests on.</param>
public sealed record RiskFitTerm(
    RiskInput? Input, string Name, double Estimate, double StandardError, double RateRatio, double RateRatioLow, double RateRatioHigh, double Fires, double BuildingYears);

/// <summary>One building: its score, its rank, and why.</summary>
public sealed class RiskScore
{
    private readonly RiskAnswer _answer;
    private readonly int _building;

    internal RiskScore(RiskAnswer answer, int building, int position) => (_answer, _building, Position) = (answer, building, position);

    internal int Position { get; }

    internal string AreaCode => _answer.Area.Code;

    internal CoverageSubject Of => _answer.Of;

    private int Group => _answer.Scored.Groups.GroupOf[_building];

    /// <summary>Number within the area.</summary>
    public int FeatureId => _answer.Ground.Ground.FeatureIds[_building];

    /// <summary>Points; by the model, fires to expect at it in a hundred years.</summary>
    public double Score => _answer.Question.By == RiskMethod.Points ? _answer.Scores[Group] : 100 * Math.Exp(_answer.Scores[Group]);

    /// <summary>Points it would have if all that is unknown of it were of the worst row; null: by the model there are none.</summary>
    public double? ScoreIfWorst => _answer.Question.By == RiskMethod.Points
        ? _answer.Scores[Group] + _answer.Table.Used.Where(i => Level(i) == RiskTable.Unknown).Sum(_answer.Table.MostPoints)
        : null;

    /// <summary>From 1; buildings of equal score share it.</summary>
    public int Rank => _answer.Ranks.Rank[Group];

    /// <summary>5th percentile of its rank when every weight moves by a fifth.</summary>
    public int RankLow => _answer.Ranks.Low[Group];

    /// <summary>95th percentile of its rank when every weight moves by a fifth.</summary>
    public int RankHigh => _answer.Ranks.High[Group];

    /// <summary>The tenth that its rank lies in, 1 the highest.</summary>
    public int Decile => _answer.DecileOf(Group);

    /// <summary>Fires to expect at it in a year; null: too few fires to tell.</summary>
    public double? ExpectedPerYear => _answer.Scored.Fitted?.PerYear(_answer.Scored.Groups.Levels[Group]);

    /// <summary>Inputs of the table that are not on record of it.</summary>
    public IReadOnlyList<RiskInput> Unknown => [.. _answer.Table.Used.Where(i => Level(i) == RiskTable.Unknown)];

    /// <summary>Why, what weighs most first; what is unknown last.</summary>
    public IReadOnlyList<RiskReason> Reasons =>
    [
        .. _answer.Table.Used.Select(i => RiskSummary.ReasonOf(_answer, _building, i, Level(i)))
            .OrderBy(r => !r.Known).ThenByDescending(r => r.Points ?? r.Factor ?? 0).ThenBy(r => r.Input),
    ];

    private byte Level(RiskInput input) => _answer.Scored.Groups.Levels[Group][(int)input];
}

/// <summary>What an input adds to a building's score.</summary>
/// <param name="Input">The input.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Known">Whether it is on record of this building.</param>
/// <param name="Number">What is on record, in unit; null: it is a word, or not known.</param>
/// <param name="Unit">Unit of number: a are years, m metres, m2 square metres; empty: a number of things.</param>
/// <param name="Word">What is on record, as a word in the reader's language; null: it is a number, or not known.</param>
/// <param name="Points">Points for it; null: it is not known, or no row of the table speaks of it.</param>
/// <param name="Factor">By how much it multiplies the rate of fires beside that of a building in the middle; null: points are asked for.</param>
/// <param name="Rule">The row of the table; null: none applies.</param>
/// <param name="Text">All of it in the reader's language.</param>
public sealed record RiskReason(
    RiskInput Input, string Name, bool Known, double? Number, string? Unit, string? Word, double? Points, double? Factor, Rule? Rule, string Text);
