using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap.Cells;

/// <summary>What cells are asked for.</summary>
public sealed record CellQuestion(IncidentFilter Filter, string? BeforeFrom, string? BeforeTo, CellShape Shape, double Metres, CellExposure Exposure);

/// <summary>Counts of areas on cells, kept by version of the data. Cells and classes come from the whole record, so that periods compare.</summary>
public sealed class CellMaps(Densities densities, TimeProvider clock, Settings settings)
{
    public const double SmallestCell = 50, LargestCell = 5_000, UsualCell = 500;

    /// <summary>Share of false ones among the differences that are marked.</summary>
    private const double FalseDiscoveries = 0.05;

    /// <summary>Buildings of a cell whose figure must be on record for its sum to be known.</summary>
    private const double KnownShare = 0.9;

    private readonly SharedAnswers<(string Area, long Version, string Question, string Language), IncidentCells> _maps =
        new(settings.HeatmapCacheMb * 1_048_576L, m => m.Bytes);

    private readonly SharedAnswers<(string Area, long Version, CellLattice Lattice, CellExposure Exposure, string Filter), Classes> _classes = new(1_024, _ => 1);

    /// <exception cref="CellOutOfRange">Not a size that a cell may have.</exception>
    /// <exception cref="FilterOutOfRange">No such hour, day of the week or month.</exception>
    /// <exception cref="PeriodInverted">A period would begin after it ends.</exception>
    /// <exception cref="PeriodsOverlap">Fires would count on both sides.</exception>
    public ValueTask<IncidentCells> OfAsync(Area area, CellQuestion question, CancellationToken cancel)
    {
        if (question.Metres is not (>= SmallestCell and <= LargestCell))
        {
            throw new CellOutOfRange(question.Metres, SmallestCell, LargestCell);
        }

        var (filter, language) = (question.Filter, System.Globalization.CultureInfo.CurrentUICulture.Name);
        var key = $"{question.Shape}|{question.Metres}|{question.Exposure}|{question.BeforeFrom}|{question.BeforeTo}|{filter.From}|{filter.To}|{Densities.KeyOf(filter)}";
        return _maps.GetAsync((area.Code, area.DataVersion, key, language), c => ComputeAsync(area, question, c), cancel);
    }

    /// <summary>Outline of the cell in which a place lies, as the map of cells draws it.</summary>
    /// <exception cref="CellOutOfRange">The size is out of range.</exception>
    public async Task<Polygon> OutlineAsync(Area area, FirePoint place, CellShape shape, double metres, CancellationToken cancel)
    {
        if (metres is not (>= SmallestCell and <= LargestCell))
        {
            throw new CellOutOfRange(metres, SmallestCell, LargestCell);
        }

        var lattice = LatticeOver(await densities.RecordAsync(area, cancel), shape, metres);
        return lattice.Outline(lattice.CellOf(place));
    }

    private static CellLattice LatticeOver(FireRecord record, CellShape shape, double metres)
    {
        var places = record.Period is { } all ? record.Exact(all) : [];
        return CellLattice.Over(places.Count == 0 ? [new(0, 0)] : places, shape, metres);
    }

    private async Task<IncidentCells> ComputeAsync(Area area, CellQuestion question, CancellationToken cancel)
    {
        var record = await densities.RecordAsync(area, cancel);
        var (choice, period) = await densities.ChoiceAsync(area, record, question.Filter, cancel);
        var before = question.BeforeFrom is null && question.BeforeTo is null ? (Period?)null : Period.Of(question.BeforeFrom, question.BeforeTo, period);
        if (before is { } other && other.From <= period.To && period.From <= other.To)
        {
            throw new PeriodsOverlap(other.To.Iso(), period.From.Iso());
        }

        var lattice = LatticeOver(record, question.Shape, question.Metres);
        var now = Counted(record, choice, period, lattice);
        // A time that nobody knows of had no fires on record, which is not to say none.
        var (known, knownBefore) = (record.KnownIn(period), before is { } asked ? record.KnownIn(asked) : null);
        var then = knownBefore is { } earlier ? Counted(record, choice, earlier, lattice).Fires : null;
        var exposed = Exposed(await densities.ExposureAsync(area, period.To.AddDays(1), cancel), lattice, question.Exposure);
        var cells = Cells(lattice, known, knownBefore, now.Fires, then, exposed, question.Exposure);
        var classes = await _classes.GetAsync(
            (area.Code, area.DataVersion, lattice, question.Exposure, Densities.KeyOf(question.Filter)),
            _ => Task.FromResult(ClassesOf(record, choice, lattice, exposed, question.Exposure)), cancel);
        return new(MethodOf(area, question, (period, known), (before, knownBefore)), lattice, cells)
        {
            From = period.From.Iso(),
            To = period.To.Iso(),
            BeforeFrom = before?.From.Iso(),
            BeforeTo = before?.To.Iso(),
            Incidents = now.Fires.Values.Sum(),
            IncidentsBefore = then?.Values.Sum(),
            Rough = now.Rough,
            Unlocated = now.Unlocated,
            CountClasses = classes.Counts,
            RateClasses = classes.Rates,
            Exposure = question.Exposure,
            LeastExposure = LeastOf(question.Exposure),
        };
    }

    private List<IncidentCell> Cells(
        CellLattice lattice, Period? known, Period? knownBefore, Dictionary<CellKey, int> now, Dictionary<CellKey, int>? then, Dictionary<CellKey, Sum> exposed, CellExposure exposure)
    {
        CellKey[] keys = [.. now.Keys.Union(then?.Keys ?? Enumerable.Empty<CellKey>()).Order()];
        var years = known?.Years;
        var share = years / (years + knownBefore?.Years);
        double[] p = then is null || share is null ? [] : [.. keys.Select(c => CellAnalysis.P(now.GetValueOrDefault(c), then.GetValueOrDefault(c), share.Value))];
        var limit = CellAnalysis.Threshold(p, FalseDiscoveries);
        var cells = new List<IncidentCell>(keys.Length);
        foreach (var (i, key) in keys.Index())
        {
            var (count, earlier, sum) = (now.GetValueOrDefault(key), then?.GetValueOrDefault(key), exposed.GetValueOrDefault(key));
            var (amount, mask) = Judge(sum, exposure);
            cells.Add(new(lattice, key)
            {
                Incidents = count,
                PerKm2Year = count / lattice.Km2(key) / years,
                Before = earlier,
                P = p.Length == 0 ? null : p[i],
                Change = p.Length == 0 ? null : p[i] > limit ? CellChange.NotShown : count * (1 - share) > earlier * share ? CellChange.More : CellChange.Fewer,
                Exposed = amount,
                Rate = mask is null ? PerOf(exposure) * count / years / amount : null,
                Mask = mask,
            });
        }

        return cells;
    }

    private static (Dictionary<CellKey, int> Fires, int Rough, int Unlocated) Counted(FireRecord record, FireChoice choice, Period period, CellLattice lattice)
    {
        var (from, to) = record.In(period);
        var (fires, rough, unlocated) = (new Dictionary<CellKey, int>(), 0, 0);
        for (var fire = from; fire < to; fire++)
        {
            if (!choice.Fits(fire))
            {
                continue;
            }

            switch (record.PointsOf(fire))
            {
                case []: unlocated++; break;
                case [var place]: CollectionsMarshal.GetValueRefOrAddDefault(fires, lattice.CellOf(place), out _)++; break;
                default: rough++; break;
            }
        }

        return (fires, rough, unlocated);
    }

    private static Dictionary<CellKey, Sum> Exposed(IEnumerable<ExposedThing> things, CellLattice lattice, CellExposure exposure)
    {
        var sums = new Dictionary<CellKey, Sum>();
        foreach (var thing in things)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, lattice.CellOf(thing.Place), out _);
            var amount = exposure switch { CellExposure.FloorArea => thing.FloorAreaM2, CellExposure.Residents => thing.Residents, _ => 1 };
            sum = new(sum.Things + 1, sum.Known + (amount is null ? 0 : 1), sum.Amount + (amount ?? 0));
        }

        return sums;
    }

    private (double? Amount, CellMask? Mask) Judge(Sum sum, CellExposure exposure)
    {
        if (sum.Known < KnownShare * sum.Things)
        {
            return (null, CellMask.UnknownExposure);
        }

        var amount = sum.Known == 0 ? 0 : sum.Amount * sum.Things / sum.Known;
        return (amount, amount < LeastOf(exposure) ? CellMask.TooLittleExposed : null);
    }

    private Classes ClassesOf(FireRecord record, FireChoice choice, CellLattice lattice, Dictionary<CellKey, Sum> exposed, CellExposure exposure)
    {
        if (record.Period is not { } whole)
        {
            return new(CellAnalysis.CountClasses(0), HeatmapAnalysis.Breaks(0));
        }

        var cells = Cells(lattice, whole, null, Counted(record, choice, whole, lattice).Fires, null, exposed, exposure);
        return new(
            CellAnalysis.CountClasses(cells.Select(c => c.Incidents).DefaultIfEmpty().Max()),
            [0, .. HeatmapAnalysis.Breaks(cells.Select(c => c.Rate ?? 0).DefaultIfEmpty().Max())]);
    }

    private int LeastOf(CellExposure exposure) => exposure switch
    {
        CellExposure.FloorArea => settings.LeastFloorArea,
        CellExposure.Residents => settings.LeastResidents,
        _ => settings.LeastExposure,
    };

    /// <summary>A thousand buildings, a million square metres, ten thousand people.</summary>
    private static double PerOf(CellExposure exposure) => exposure switch { CellExposure.FloorArea => 1_000_000, CellExposure.Residents => 10_000, _ => 1_000 };

    private Method MethodOf(Area area, CellQuestion question, (Period Asked, Period? Known) period, (Period? Asked, Period? Known) before) => new(
        Words.Say("METHOD_CELLS"),
        [
            new("shape", Snake.Of(question.Shape), null),
            MethodParameter.Of("cell", question.Metres, "m"), new("from", period.Asked.From.Iso(), null), new("to", period.Asked.To.Iso(), null), period.Asked.NotIn(period.Known),
            new("filter", Densities.KeyOf(question.Filter) is var filter && filter == "{}" ? "*" : filter, null),
            new("beforeFrom", before.Asked?.From.Iso() ?? "*", null), new("beforeTo", before.Asked?.To.Iso() ?? "*", null),
            MethodParameter.Of("daysNotOnRecordBefore", (before.Asked?.Days ?? 0) - (before.Known?.Days ?? 0), "d"),
            MethodParameter.Of("falseDiscoveries", FalseDiscoveries), new("exposure", Snake.Of(question.Exposure), null),
            MethodParameter.Of("leastExposure", LeastOf(question.Exposure), question.Exposure == CellExposure.FloorArea ? "m²" : null),
            MethodParameter.Of("leastKnownShare", KnownShare),
        ],
        null, null, Words.Say("NEGLECTS_CELLS"), area.DataVersion, clock.GetUtcNow());

    private sealed record Classes(IReadOnlyList<int> Counts, IReadOnlyList<double> Rates);

    /// <summary>Things on a cell, how many of them have the figure, and its sum.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sum(int Things, int Known, double Amount);
}
