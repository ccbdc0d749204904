using RiskMap.Api.Answers;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>How much of an area, or of a zone, lies within a radius of a hydrant that can be counted on.</summary>
public sealed class HydrantCoverage
{
    private readonly Radius _radius;
    private readonly Lazy<int[]> _farthestFirst;
    private readonly Area _area;
    private readonly CoverageAnswer _answer;

    /// <param name="area">The area that was asked about, or in which the zone lies.</param>
    /// <param name="answer">Distances of the whole area.</param>
    /// <param name="of">What is judged.</param>
    /// <param name="radius">The limit.</param>
    /// <param name="members">Subjects of the zone; null: all of the area.</param>
    internal HydrantCoverage(Area area, CoverageAnswer answer, CoverageSubject of, Radius radius, IReadOnlyList<int>? members)
    {
        (_area, _answer, _radius, Of, Members) = (area, answer, radius, of, members);
        var judged = members?.Where(s => answer.Ground.StandsOn(s, answer.Day)).ToHashSet();
        foreach (var subject in (IEnumerable<int>?)judged ?? answer.Standing)
        {
            var metres = answer.Metres[subject];
            (CoveredCount, FailingCount, UnknownCount) = double.IsNaN(metres) ? (CoveredCount, FailingCount, UnknownCount + 1)
                : metres <= radius.Metres ? (CoveredCount + 1, FailingCount, UnknownCount)
                : (CoveredCount, FailingCount + 1, UnknownCount);
        }

        _farthestFirst = new(() => judged is null ? answer.FarthestFirst : [.. answer.FarthestFirst.Where(judged.Contains)]);
    }

    internal Area InArea => _area;

    internal CoverageAnswer Answer => _answer;

    internal DateOnly Day => _answer.Day;

    internal IReadOnlyList<int>? Members { get; }

    /// <summary>Id of a standard and metres of hose, where the question names them.</summary>
    internal (string Standard, double? Hose)? ByStandard { get; init; }

    /// <summary>Share of what could be judged that lies within the radius, from 0 to 1; null: there is nothing to judge.</summary>
    public double? CoveredShare => CoveredCount + FailingCount > 0 ? (double)CoveredCount / (CoveredCount + FailingCount) : null;

    /// <summary>Within the radius.</summary>
    public int CoveredCount { get; }

    /// <summary>Farther than the radius from every hydrant that can be counted on.</summary>
    public int FailingCount { get; }

    /// <summary>Not to be judged: the area has no hydrant on record whose place is known.</summary>
    public int UnknownCount { get; }

    /// <summary>All that stand on the day: covered, failing and unknown.</summary>
    public int Count => CoveredCount + FailingCount + UnknownCount;

    /// <summary>Hydrants of the area that can be counted on, on the day.</summary>
    public int UsableHydrants => _answer.Hydrants.Own;

    /// <summary>How many of the usable hydrants count although nobody recorded their status.</summary>
    public int HydrantsOfUnknownStatus => _answer.Hydrants.OfUnknownState;

    /// <summary>How many more could be counted on, on the day, but have no place on record: they serve nothing here.</summary>
    public int HydrantsUnlocated => _answer.Hydrants.Unlocated;

    /// <summary>Distance that half of what was judged does not exceed, in metres; null: there is nothing to judge.</summary>
    public double? MedianDistanceMetres
    {
        get
        {
            var judged = CoveredCount + FailingCount;
            var middle = judged == 0 ? double.PositiveInfinity
                : (_answer.Metres[_farthestFirst.Value[(judged - 1) / 2]] + _answer.Metres[_farthestFirst.Value[judged / 2]]) / 2;
            return double.IsFinite(middle) ? middle : null;
        }
    }

    /// <summary>What was judged.</summary>
    public CoverageSubject Of { get; }

    /// <summary>Limit in metres.</summary>
    public double Radius => _radius.Metres;

    /// <summary>Day (YYYY-MM-DD) that the answer is about.</summary>
    public string AsOf => _answer.Day.Iso();

    /// <summary>Distances of the whole area, feature by feature, so that a map shows any radius without asking again.</summary>
    public DistanceList Distances => new(_answer.DecimetresText, _answer.Decimetres.Length / sizeof(ushort));

    /// <summary>How this was computed.</summary>
    public Method Method => CoverageMethod.Of(_area, _answer, Of, _radius);

    /// <summary>The verdicts that a list shows: all, or those that fail, or those that do not; the farthest first, unknown ones last.</summary>
    internal (IReadOnlyList<BuildingVerdict> Rows, int Total) Verdicts(bool? failing, PageRequest page)
    {
        var (from, to) = failing switch
        {
            true => (0, FailingCount),
            false => (FailingCount, FailingCount + CoveredCount),
            null => (0, Count),
        };
        var position = from + Math.Max(0, (int)Math.Min(page.Key(1)?[0] + 1 ?? 0, to));
        var shown = _farthestFirst.Value.Take(to).Skip(position).Take(page.Limit);
        return ([.. shown.Select((s, i) => VerdictOf(s, position - from + i))], to - from);
    }

    private BuildingVerdict VerdictOf(int subject, int position)
    {
        var metres = _answer.Metres[subject];
        var hydrant = double.IsFinite(metres) ? _answer.Hydrants.Keys[_answer.Nearest[subject]] : (FeatureKey?)null;
        return new()
        {
            AreaCode = _area.Code,
            Position = position,
            Of = Of,
            Nearest = hydrant,
            FeatureId = _answer.Ground.FeatureIds[subject],
            DistanceMetres = double.IsFinite(metres) ? metres : null,
            Verdict = double.IsNaN(metres) ? Verdict.Unknown : metres <= Radius ? Verdict.Pass : Verdict.Fail,
        };
    }
}
