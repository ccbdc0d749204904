using NetTopologySuite.Geometries.Prepared;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Backtests;
using RiskMap.Api.Incidents.Heatmap.Cells;

namespace RiskMap.Api.Incidents.HotSpots;

/// <summary>Hot spots of areas, kept by version of the data.</summary>
public sealed class HotSpotFinder(Densities densities, Backtester backtester, TimeProvider clock, Settings settings)
{
    public const double SmallestReach = 10, LargestReach = 5_000, SmallestCell = 50, LargestCell = 5_000;
    public const int FewestFires = 2, MostFires = 1_000;

    /// <summary>What Gi* on points asks for, as its makers' guidance says: thirty squares and sixty fires.</summary>
    private const int GiStarCells = 30, GiStarFires = 60;

    /// <summary>Neighbours of a square: those it meets, corners too.</summary>
    private const double GiStarReach = 1.5;

    private const int ScanFires = 30, ScanMonths = 12, ScanSteps = 60, ScanCells = 600;

    /// <summary>Radius of a scanned circle at most, metres.</summary>
    private const double ScanReach = 1_000;

    /// <summary>Scans that chance alone would beat more often than this are no clusters.</summary>
    private const double ScanSignificance = 0.05;

    /// <summary>Of the random draws, so that whoever asks again gets the same p.</summary>
    private const int Seed = 20_260_101;

    /// <summary>Squares that a test ranks, metres: those of the test of the density, so that the two compare.</summary>
    private static readonly double BacktestCell = BacktestQuestion.Usual.CellMetres;

    private static readonly int[] Confidences = [99, 95, 90];

    private readonly SharedAnswers<(string Area, long Version, HotSpotQuestion Question, string Filter, string Language), HotSpots> _found =
        new(settings.HeatmapCacheMb * 1_048_576L, h => 4_096 + h.Spots.Sum(s => (16L * s.Geometry.NumPoints) + (4L * s.Features.Length)));

    /// <exception cref="ReachOfSpotOutOfRange">Not a distance that fires may be near by.</exception>
    /// <exception cref="LeastOutOfRange">Not a number of fires.</exception>
    /// <exception cref="CellOutOfRange">Not a side that a square may have.</exception>
    public ValueTask<HotSpots> OfAsync(Area area, HotSpotQuestion question, IncidentFilter filter, CancellationToken cancel)
    {
        if (question.WithinMetres is not (>= SmallestReach and <= LargestReach))
        {
            throw new ReachOfSpotOutOfRange(question.WithinMetres);
        }

        if (question.Least is < FewestFires or > MostFires)
        {
            throw new LeastOutOfRange(question.Least);
        }

        if (question.CellMetres is not (>= SmallestCell and <= LargestCell))
        {
            throw new CellOutOfRange(question.CellMetres, SmallestCell, LargestCell);
        }

        var language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        return _found.GetAsync(
            (area.Code, area.DataVersion, question, $"{filter.From}|{filter.To}|{Densities.KeyOf(filter)}", language), c => FindAsync(area, question, filter, c), cancel);
    }

    private async Task<HotSpots> FindAsync(Area area, HotSpotQuestion question, IncidentFilter filter, CancellationToken cancel)
    {
        var record = await densities.RecordAsync(area, cancel);
        // The brigades' rule looks back twelve months; the others need all there is.
        var asked = question.Rule == HotSpotRule.Clusters && filter.From is null && record.Period is { } whole
            ? filter with { From = (Day.ReadOptional(filter.To, "to") ?? whole.To).AddYears(-1).AddDays(1).Iso() }
            : filter;
        var (choice, period) = await densities.ChoiceAsync(area, record, asked, cancel);
        var (from, to) = record.In(period);
        var fires = Enumerable.Range(from, Math.Max(0, to - from)).Where(choice.Fits).ToList();
        var known = fires.Where(f => record.PointsFrom[f + 1] - record.PointsFrom[f] == 1)
            .Select(f => new SpotFire(record.FeatureIds[f], record.Days[f], record.Points[record.PointsFrom[f]])).ToList();
        var found = known.Count == 0 ? new([], HotSpotLack.TooFewFires) : question.Rule switch
        {
            HotSpotRule.Clusters => Clusters(area, known, question, cancel),
            HotSpotRule.GiStar => await GiStarAsync(area, known, question, period, cancel),
            _ => Scan(area, known, question, period, cancel),
        };
        return new(area, question)
        {
            From = period.From.Iso(),
            To = period.To.Iso(),
            Incidents = known.Count,
            LeftOut = fires.Count - known.Count,
            Lack = found.Lack,
            Needs = found.Needs,
            Spots = found.Spots,
            Method = MethodOf(area, question, filter, period, record.Folded, found),
        };
    }

    /// <summary>
    /// Whether such spots say where the next fires are: they are found anew among the fires before the test, and the strongest comes first. Cold
    /// spots mark nothing.
    /// </summary>
    internal ValueTask<Backtest> BacktestAsync(Area area, HotSpotQuestion question, CancellationToken cancel) => backtester.OfMarkedAsync(
        area,
        new($"{Snake.Of(question.Rule)} {Snake.Of(question.Value)} {question.WithinMetres} {question.Least} {question.CellMetres}", async (train, c) =>
        {
            var found = await OfAsync(area, question, new() { To = train.To.Iso(), From = question.Rule == HotSpotRule.Clusters ? null : train.From.Iso() }, c);
            return (IReadOnlyList<MarkedPlace>)[.. found.Spots.Where(s => !s.Cold).Select(s => new MarkedPlace(PreparedGeometryFactory.Prepare(s.Geometry), 1f / s.Rank))];
        }, BacktestCell), cancel);

    private static Found Clusters(Area area, List<SpotFire> fires, HotSpotQuestion question, CancellationToken cancel)
    {
        var ground = new SpotGround(fires.ConvertAll(f => f.Place));
        var cluster = ClusterAnalysis.Of(fires.ConvertAll(f => ground.Of(f.Place)), question.WithinMetres, question.Least, cancel);
        var groups = fires.Zip(cluster).Where(f => f.Second >= 0).GroupBy(f => f.Second, f => f.First).OrderByDescending(g => g.Count()).ThenBy(g => g.Key);
        // Half the distance round each fire: those that are near each other touch.
        return new([.. groups.Select((g, i) => SpotOf(area, i + 1, [.. g], ground.Round(g.Select(f => f.Place).Distinct(), (question.WithinMetres / 2) + 1)))]);
    }

    private async Task<Found> GiStarAsync(
        Area area, List<SpotFire> fires, HotSpotQuestion question, Period period, CancellationToken cancel)
    {
        if (fires.Count < GiStarFires)
        {
            return new([], HotSpotLack.TooFewFires, GiStarFires);
        }

        var exposed = await densities.ExposureAsync(area, period.To, cancel);
        // The whole ground is its origin, not the fires of the period: the squares of two periods are the same.
        var ground = new SpotGround(exposed.Count > 0 ? exposed.ConvertAll(e => e.Place) : fires.ConvertAll(f => f.Place));
        var inCell = fires.GroupBy(f => ground.CellOf(f.Place, question.CellMetres)).ToDictionary(g => g.Key, g => g.ToList());
        var things = exposed.CountBy(e => ground.CellOf(e.Place, question.CellMetres)).ToDictionary();
        var places = question.Value == HotSpotValue.Rates
            ? things.Where(t => t.Value >= settings.ExposureLeastBuildings).Select(t => t.Key).ToList()
            : inCell.Keys.Union(things.Keys).ToList();
        places.Sort();
        if (places.Count < GiStarCells)
        {
            return new([], HotSpotLack.TooFewCells, GiStarCells);
        }

        var cells = places.ConvertAll(p => new ValuedCell(
            p.Column, p.Row, inCell.GetValueOrDefault(p)?.Count / (question.Value == HotSpotValue.Rates ? (double)things[p] : 1) ?? 0));
        var rare = (double)fires.Count / places.Count < GiStarAnalysis.LeastMeanForNormal || question.Value == HotSpotValue.Rates;
        var stars = GiStarAnalysis.Of(cells, GiStarReach, rare, Seed, cancel);
        var ps = stars.Select(s => s.P).ToList();
        var limits = Confidences.Select(c => CellAnalysis.Threshold(ps, 1 - (c / 100.0))).ToArray();
        var standing = Enumerable.Range(0, places.Count).Where(i => stars[i].P <= limits[^1]).ToDictionary(i => places[i]);
        return new([.. Patches(standing.Keys, c => stars[standing[c]].Z > 0).Select(patch =>
        {
            var best = patch.MinBy(c => stars[standing[c]].P);
            var star = stars[standing[best]];
            // One square that stands out more does not vouch for those round it: the patch is as sure as its least sure square.
            var sure = Confidences[Array.FindIndex(limits, l => patch.TrueForAll(c => stars[standing[c]].P <= l))];
            return (Patch: patch, Star: star, Sure: sure, Fires: patch.SelectMany(c => inCell.GetValueOrDefault(c, [])).ToList());
        }).OrderBy(p => p.Star.P).ThenByDescending(p => Math.Abs(p.Star.Z)).Select((p, i) => SpotOf(
            area, i + 1, p.Fires, ground.Squares(p.Patch, question.CellMetres), period, expected: null, p.Star.Z, p.Star.P, p.Sure))]);
    }

    private static Found Scan(
        Area area, List<SpotFire> fires, HotSpotQuestion question, Period period, CancellationToken cancel)
    {
        var months = MonthOf(period.To) - MonthOf(period.From) + 1;
        if (fires.Count < ScanFires)
        {
            return new([], HotSpotLack.TooFewFires, ScanFires);
        }

        if (months < ScanMonths)
        {
            return new([], HotSpotLack.TooShort, ScanMonths);
        }

        var ground = new SpotGround(fires.ConvertAll(f => f.Place));
        var side = question.CellMetres;
        List<(int Column, int Row)> cells;
        while ((cells = [.. fires.Select(f => ground.CellOf(f.Place, side)).Distinct().Order()]).Count > ScanCells)
        {
            side *= 1.25;
        }

        var step = (int)Math.Ceiling((double)months / ScanSteps);
        var numbers = Enumerable.Range(0, cells.Count).ToDictionary(i => cells[i]);
        var (places, steps) = (
            fires.Select(f => numbers[ground.CellOf(f.Place, side)]).ToArray(),
            fires.Select(f => (MonthOf(DateOnly.FromDayNumber(f.Day)) - MonthOf(period.From)) / step).ToArray());
        var (longest, reach) = (Math.Max(1, ScanMonths / step), Math.Max(1, ScanReach / side));
        var found = ScanAnalysis.Of(places, steps, cells, ((months - 1) / step) + 1, longest, reach, Seed, cancel);
        return new([.. found.Where(c => c.P <= ScanSignificance).Select((c, i) =>
        {
            var inside = c.Cells.ToHashSet();
            var its = fires.Where((_, f) => inside.Contains(places[f]) && steps[f] >= c.FirstStep && steps[f] <= c.LastStep).ToList();
            var time = new Period(FirstOf(c.FirstStep), FirstOf(c.LastStep + 1).AddDays(-1));
            // As far as the corner of its farthest square.
            return SpotOf(
                area, i + 1, its, ground.Circle(cells[c.Cells[0]], side, (c.Radius + Math.Sqrt(0.5)) * side),
                new(time.From < period.From ? period.From : time.From, time.To > period.To ? period.To : time.To), c.Expected, z: null, c.P, confidence: null);
        })], Scanned: new(side, step, reach * side, longest * step));

        DateOnly FirstOf(int of) => new DateOnly(period.From.Year, period.From.Month, 1).AddMonths(of * step);
    }

    /// <summary>Squares of one sign that touch, sides or corners, together.</summary>
    private static IEnumerable<List<(int Column, int Row)>> Patches(IEnumerable<(int Column, int Row)> cells, Func<(int, int), bool> sign)
    {
        var left = cells.ToHashSet();
        while (left.Count > 0)
        {
            var (patch, waiting) = (new List<(int, int)>(), new Queue<(int Column, int Row)>([left.Min()]));
            left.Remove(waiting.Peek());
            while (waiting.TryDequeue(out var cell))
            {
                patch.Add(cell);
                var near = left.Where(o => Math.Abs(o.Column - cell.Column) <= 1 && Math.Abs(o.Row - cell.Row) <= 1 && sign(o) == sign(cell)).ToList();
                near.ForEach(o => left.Remove(o));
                near.ForEach(waiting.Enqueue);
            }

            yield return patch;
        }
    }

    private static HotSpot SpotOf(Area area, int rank, List<SpotFire> fires, NetTopologySuite.Geometries.Geometry ground) =>
        SpotOf(area, rank, fires, ground, new(DateOnly.FromDayNumber(fires.Min(f => f.Day)), DateOnly.FromDayNumber(fires.Max(f => f.Day))), null, null, null, null);

    private static HotSpot SpotOf(
        Area area, int rank, List<SpotFire> fires, NetTopologySuite.Geometries.Geometry ground, Period time, double? expected, double? z, double? p, int? confidence) => new(area, [.. fires.Select(f => f.FeatureId)])
        {
            Rank = rank,
            Geometry = ground,
            From = time.From.Iso(),
            To = time.To.Iso(),
            Expected = expected,
            Z = z,
            P = p,
            Confidence = confidence,
            Cold = z < 0,
        };

    private Method MethodOf(Area area, HotSpotQuestion question, IncidentFilter filter, Period period, int folded, Found found) => new(
        Words.Say($"METHOD_SPOTS_{Snake.Of(question.Rule).ToUpperInvariant()}"),
        [
            new("from", period.From.Iso(), null), new("to", period.To.Iso(), null), new("timeZone", area.TimeZone, null), new("filter", Densities.KeyOf(filter), null),
            MethodParameter.Of("folded", folded),
            .. question.Rule switch
            {
                HotSpotRule.Clusters => (IEnumerable<MethodParameter>)[MethodParameter.Of("within", question.WithinMetres, "m"), MethodParameter.Of("least", question.Least)],
                HotSpotRule.GiStar =>
                [
                    new("value", Snake.Of(question.Value), null), MethodParameter.Of("cell", question.CellMetres, "m"),
                    MethodParameter.Of("neighbours", GiStarReach * question.CellMetres, "m"), MethodParameter.Of("leastBuildings", settings.ExposureLeastBuildings),
                    MethodParameter.Of("draws", GiStarAnalysis.Draws), MethodParameter.Of("seed", Seed),
                ],
                _ =>
                [
                    .. found.Scanned is { } scanned
                        ? (IEnumerable<MethodParameter>)
                        [
                            MethodParameter.Of("cell", Math.Round(scanned.CellMetres, 1), "m"), MethodParameter.Of("step", scanned.StepMonths, "months"),
                            MethodParameter.Of("largestRadius", Math.Round(scanned.ReachMetres, 1), "m"), MethodParameter.Of("longest", scanned.LongestMonths, "months"),
                        ]
                        : [],
                    MethodParameter.Of("shuffles", ScanAnalysis.Shuffles), MethodParameter.Of("significance", ScanSignificance), MethodParameter.Of("seed", Seed),
                ],
            },
        ],
        Standard: null, Clause: null, Words.Say("NEGLECTS_SPOTS"), area.DataVersion, clock.GetUtcNow());

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month;

    /// <summary>Spots, or why there are none, and what was scanned.</summary>
    private sealed record Found(IReadOnlyList<HotSpot> Spots, HotSpotLack? Lack = null, int? Needs = null, Scanned? Scanned = null);

    /// <summary>Squares and steps of time that a scan went by, which may be coarser than asked for.</summary>
    private sealed record Scanned(double CellMetres, int StepMonths, double ReachMetres, int LongestMonths);

    /// <summary>A fire whose place is known.</summary>
    private sealed record SpotFire(int FeatureId, int Day, FirePoint Place);
}

public sealed class ReachOfSpotOutOfRange(double metres)
    : Refused("SPOT_REACH_OUT_OF_RANGE", 400, metres, HotSpotFinder.SmallestReach, HotSpotFinder.LargestReach);

public sealed class LeastOutOfRange(int fires) : Refused("SPOT_LEAST_OUT_OF_RANGE", 400, fires, HotSpotFinder.FewestFires, HotSpotFinder.MostFires);
