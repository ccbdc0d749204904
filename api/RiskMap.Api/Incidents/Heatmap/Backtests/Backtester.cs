using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap.Backtests;

/// <summary>What a test is asked for; null leaves it to the record.</summary>
public sealed record BacktestQuestion(string? TrainFrom, string? TestFrom, string? TestTo, double CellMetres)
{
    /// <summary>The last year on record, by all that went before.</summary>
    public static BacktestQuestion Usual { get; } = new(null, null, null, 200);
}

/// <summary>Something that marks places by the fires up to a day, and is to be tested.</summary>
/// <param name="Name">By which it is told from others.</param>
/// <param name="FindAsync">From a period: what is marked; none: it finds nothing, or too little to tell.</param>
/// <param name="CellMetres">Side of the squares that are ranked.</param>
public sealed record Marked(string Name, Func<Period, CancellationToken, Task<IReadOnlyList<MarkedPlace>>> FindAsync, double CellMetres);

/// <summary>Tests of areas' densities and hot spots, kept by version of the data.</summary>
public sealed class Backtester(Densities densities, TimeProvider clock, Settings settings)
{
    public const double SmallestCell = 50, LargestCell = 2_000;

    /// <summary>Fewer tell nothing: sixty to train on (as Gi* asks for), thirty to test on.</summary>
    internal const int NeedsTrained = 60, NeedsTested = 30;

    /// <summary>A year of an origin may have fewer, for it is one of several.</summary>
    internal const int NeedsInOrigin = 10;

    internal const int Origins = 5;

    /// <summary>Buildings whose floor area or residents must be on record for these to be a model.</summary>
    private const double KnownShare = 0.9;

    private readonly SharedAnswers<(string Area, long Version, BacktestQuestion Question, string Marked, string Language), Backtest> _tests =
        new(settings.HeatmapCacheMb * 1_048_576L, _ => 16_384);

    /// <exception cref="CellOutOfRange">Not a side that a square may have.</exception>
    public ValueTask<Backtest> OfAsync(Area area, BacktestQuestion question, CancellationToken cancel) =>
        question.CellMetres is >= SmallestCell and <= LargestCell
            ? _tests.GetAsync(
                (area.Code, area.DataVersion, question, "", System.Globalization.CultureInfo.CurrentUICulture.Name), c => RunAsync(area, question, null, c), cancel)
            : throw new CellOutOfRange(question.CellMetres, SmallestCell, LargestCell);

    /// <summary>The test of the last year on record for something that marks places.</summary>
    public ValueTask<Backtest> OfMarkedAsync(Area area, Marked marked, CancellationToken cancel)
    {
        var question = new BacktestQuestion(null, null, null, marked.CellMetres);
        return _tests.GetAsync(
            (area.Code, area.DataVersion, question, marked.Name, System.Globalization.CultureInfo.CurrentUICulture.Name), c => RunAsync(area, question, marked, c), cancel);
    }

    private async Task<Backtest> RunAsync(Area area, BacktestQuestion question, Marked? marked, CancellationToken cancel)
    {
        var record = await densities.RecordAsync(area, cancel);
        var today = Day.Today(area.TimeZone, clock);
        var whole = record.Period ?? new(today, today);
        var testTo = Day.ReadOptional(question.TestTo, "testTo") ?? whole.To;
        var testFrom = Day.ReadOptional(question.TestFrom, "testFrom") ?? testTo.AddYears(-1).AddDays(1);
        var trainFrom = Day.ReadOptional(question.TrainFrom, "trainFrom") ?? whole.From;
        var test = testFrom <= testTo ? new Period(testFrom, testTo) : throw new PeriodInverted(testFrom.Iso(), testTo.Iso());
        var train = trainFrom < testFrom ? new Period(trainFrom, testFrom.AddDays(-1)) : throw new PeriodInverted(trainFrom.Iso(), testFrom.AddDays(-1).Iso());
        var (trained, tested) = (Located(record, train), Located(record, test));
        var spots = marked is null ? null : await marked.FindAsync(train, cancel);
        var model = marked is null ? BacktestModel.Density : BacktestModel.HotSpots;
        var enough = trained.Count >= NeedsTrained && tested.Count >= NeedsTested && (spots is null || spots.Count > 0);
        var ground = await GroundAsync(area, record, train, cancel);
        var exposures = enough ? await ExposuresAsync(area, testFrom, cancel) : [];
        var result = enough ? FoldAnalysis.Run(FoldOf(train, trained, tested, spots, ground, exposures)) : null;
        var comparison = result is null ? null : BacktestScores.Compare(result, model);
        var origins = new List<BacktestOrigin>();
        for (var back = 0; result is not null && back < Origins; back++)
        {
            cancel.ThrowIfCancellationRequested();
            var year = new Period(testTo.AddYears(-back - 1).AddDays(1), testTo.AddYears(-back));
            if (year.From <= trainFrom)
            {
                break;
            }

            var before = new Period(trainFrom, year.From.AddDays(-1));
            var (known, after) = (Located(record, before), Located(record, year));
            if (known.Count >= NeedsTrained && after.Count >= NeedsInOrigin)
            {
                // The newest year is often the test itself.
                var found = year == test || marked is null ? spots : await marked.FindAsync(before, cancel);
                if (found is { Count: 0 })
                {
                    continue;
                }

                // Neither what was built later nor where it burned later was known then.
                var ofYear = year == test ? result : FoldAnalysis.Run(FoldOf(
                    before, known, after, found, await GroundAsync(area, record, before, cancel), await ExposuresAsync(area, year.From, cancel)));
                origins.Add(new(before.To.Iso(), year.From.Iso(), year.To.Iso(), known.Count, after.Count, BacktestScores.Rates(ofYear, after.Count)));
            }
        }

        var verdict = BacktestScores.Verdict(comparison);
        var rates = result is null ? [] : BacktestScores.Rates(result, tested.Count);
        return new(MethodOf(area, question, ground.Region is not null, result, exposures, marked))
        {
            Tested = model,
            Verdict = verdict,
            Sentence = BacktestWords.Sentence(model, rates, comparison, result?.Compared ?? 0, train, test, (trained.Count, NeedsTrained, tested.Count, NeedsTested)),
            Conclusion = comparison is null ? null : BacktestWords.Conclusion(model, verdict, comparison),
            ComparedShare = result?.Compared,
            Compared = rates,
            TrainedFrom = train.From.Iso(),
            TrainedTo = train.To.Iso(),
            TestedFrom = test.From.Iso(),
            TestedTo = test.To.Iso(),
            TrainedOn = trained.Count,
            TestedOn = tested.Count,
            NeedsTrained = NeedsTrained,
            NeedsTested = NeedsTested,
            BandwidthMetres = result?.Bandwidth,
            CellMetres = question.CellMetres,
            Models = result is null ? [] : [.. result.Models.Select(m => BacktestScores.Of(m.Key, m.Value, result.Best, tested.Count))],
            Comparison = comparison,
            Origins = origins,
        };

        Fold FoldOf(
            Period before, List<FirePoint[]> known, List<FirePoint[]> after, IReadOnlyList<MarkedPlace>? found,
            (HeatRegion? Region, (double West, double South, double East, double North) Bounds) on, Dictionary<BacktestModel, IReadOnlyList<Exposed>> there) => new(
            known, Located(record, new(before.To.AddDays(-364), before.To)), before.Years, after, on.Region, on.Bounds, question.CellMetres, there, found);
    }

    /// <summary>
    /// One test of another model beside the density, the counts and what is on the ground: over the same squares, by the same rules. Null: too few fires.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <param name="train">What the models see.</param>
    /// <param name="test">What they are tested on.</param>
    /// <param name="cellMetres">Side of a square.</param>
    /// <param name="model">Which model it is.</param>
    /// <param name="amounts">What it gives, place by place; squares have the sum.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<FoldResult?> BesideAsync(
        Area area, Period train, Period test, double cellMetres, BacktestModel model, IReadOnlyList<Exposed> amounts, CancellationToken cancel)
    {
        var record = await densities.RecordAsync(area, cancel);
        var (trained, tested) = (Located(record, train), Located(record, test));
        if (trained.Count < NeedsTrained || tested.Count < NeedsInOrigin)
        {
            return null;
        }

        var (region, bounds) = await GroundAsync(area, record, train, cancel);
        var exposures = await ExposuresAsync(area, test.From, cancel);
        exposures[model] = amounts;
        return FoldAnalysis.Run(new(
            trained, Located(record, new(train.To.AddDays(-364), train.To)), train.Years, tested, region, bounds, cellMetres, exposures));
    }

    private static List<FirePoint[]> Located(FireRecord record, Period period)
    {
        var (from, to) = record.In(period);
        return [.. Enumerable.Range(from, Math.Max(0, to - from)).Where(record.IsLocated).Select(f => record.PointsOf(f).ToArray())];
    }

    /// <summary>Where no ground is on record, a box round the fires before the test and a kilometre more; a test must not know where its own fires will be.</summary>
    private async Task<(HeatRegion? Region, (double West, double South, double East, double North) Bounds)> GroundAsync(
        Area area, FireRecord record, Period train, CancellationToken cancel)
    {
        if (await densities.RegionAsync(area, record, cancel) is { } region)
        {
            return (region, region.Bounds);
        }

        var points = Located(record, train).SelectMany(f => f).ToList();
        if (points.Count == 0)
        {
            return (null, default);
        }

        var (east, north) = HeatFrame.MetresPerDegree(points.Average(p => p.Latitude));
        return (null, (points.Min(p => p.Longitude) - (1_000 / east), points.Min(p => p.Latitude) - (1_000 / north),
            points.Max(p => p.Longitude) + (1_000 / east), points.Max(p => p.Latitude) + (1_000 / north)));
    }

    private async Task<Dictionary<BacktestModel, IReadOnlyList<Exposed>>> ExposuresAsync(Area area, DateOnly before, CancellationToken cancel)
    {
        var exposures = new Dictionary<BacktestModel, IReadOnlyList<Exposed>>();
        var things = await densities.ExposureAsync(area, before, cancel);
        if (things.Count == 0)
        {
            return exposures;
        }

        exposures[BacktestModel.Exposure] = [.. things.Select(t => new Exposed(t.Place, 1))];
        foreach (var (model, amount) in new (BacktestModel, Func<ExposedThing, double?>)[]
            { (BacktestModel.FloorArea, t => t.FloorAreaM2), (BacktestModel.Residents, t => t.Residents) })
        {
            if (things.Count(t => amount(t) is not null) >= KnownShare * things.Count)
            {
                exposures[model] = [.. things.Where(t => amount(t) is not null).Select(t => new Exposed(t.Place, amount(t)!.Value))];
            }
        }

        return exposures;
    }

    private Method MethodOf(
        Area area, BacktestQuestion question, bool region, FoldResult? result, Dictionary<BacktestModel, IReadOnlyList<Exposed>> exposures, Marked? marked) => new(
        Words.Say(marked is null ? "METHOD_BACKTEST" : "METHOD_BACKTEST_SPOTS"),
        [
            new("tested", marked?.Name ?? Snake.Of(BacktestModel.Density), null),
            new("kernel", Snake.Of(HeatmapKernel.Gaussian), null),
            MethodParameter.Of("bandwidth", result?.Bandwidth ?? 0, "m"),
            new("bandwidthChosenBy", Words.Say("BANDWIDTH_OF_TRAINING"), null),
            MethodParameter.Of("cell", question.CellMetres, "m"),
            MethodParameter.Of("gridPositions", BacktestAnalysis.Offsets.Count),
            new("ground", region ? "divisions" : Words.Say("GROUND_OF_TRAINING"), null),
            new("interval", Words.Say("INTERVAL_WILSON"), null),
            MethodParameter.Of("exposed", exposures.GetValueOrDefault(BacktestModel.Exposure)?.Count ?? 0),
        ],
        null, null, Words.Say("NEGLECTS_BACKTEST"), area.DataVersion, clock.GetUtcNow());
}
