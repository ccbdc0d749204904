using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap;

[ExtendObjectType(typeof(Area))]
public sealed class AreaSquares
{
    private const double SmallestCell = 50, LargestCell = 5_000, FalseDiscoveries = 0.05;

    /// <summary>Fires counted on squares, per km² and per building, and beside an earlier period the squares that differ by more than chance.</summary>
    public async Task<IncidentSquares> GetIncidentSquaresAsync(
        [Parent] Area area, [Service] Densities densities, [Service] HeatmapStore store, [Service] TimeProvider clock, [Service] Settings settings,
        CancellationToken cancel,
        [GraphQLDescription("Only fires that fit all of this; without a period, the whole record.")] IncidentFilter? filter = null,
        [GraphQLDescription("First day (YYYY-MM-DD) of an earlier period to compare with.")] string? beforeFrom = null,
        [GraphQLDescription("Last day of it, which counts.")] string? beforeTo = null,
        [GraphQLDescription("Side of a square, metres, from 50 to 5000.")] double cellMetres = 500)
    {
        if (cellMetres is not (>= SmallestCell and <= LargestCell))
        {
            throw new CellOutOfRange(cellMetres, SmallestCell, LargestCell);
        }

        var record = await densities.RecordAsync(area, cancel);
        var (choice, period) = await densities.ChoiceAsync(area, record, filter ?? new(), cancel);
        var before = beforeFrom is null && beforeTo is null ? (Period?)null : Period.Of(beforeFrom, beforeTo, period);
        if (record.Period is not { } whole || record.Exact(whole) is not { Count: > 0 } all)
        {
            return Answer(area, period, before, cellMetres, [], clock, settings);
        }

        // The same squares whatever is filtered.
        var frame = HeatFrame.Around(all, cellMetres, int.MaxValue, cellMetres);
        var now = Counted(record, choice, period, frame);
        var then = before is { } earlier ? Counted(record, choice, earlier, frame) : [];
        var exposed = (await store.ExposureAsync(area, period.To.AddDays(1), cancel)).CountBy(e => frame.CellOf(e.Place)).ToDictionary();
        int[] cells = [.. now.Keys.Union(then.Keys).Order()];
        var share = before is { } b ? period.Years / (period.Years + b.Years) : 0;
        double[] p = before is null ? [] : [.. cells.Select(c => SquareAnalysis.P(now.GetValueOrDefault(c), then.GetValueOrDefault(c), share))];
        var found = SquareAnalysis.Discoveries(p, FalseDiscoveries);
        return Answer(area, period, before, cellMetres, [.. cells.Index().Select(cell =>
        {
            var (row, column) = Math.DivRem(cell.Item, frame.Columns);
            var (count, earlier, things) = (now.GetValueOrDefault(cell.Item), then.GetValueOrDefault(cell.Item), exposed.GetValueOrDefault(cell.Item));
            var (west, north) = (frame.West + (column * frame.StepLongitude), frame.North - (row * frame.StepLatitude));
            return new IncidentSquare(
                west, north - frame.StepLatitude, west + frame.StepLongitude, north, count, count / frame.CellKm2(row) / period.Years,
                before is null ? null : earlier, before is null ? null : p[cell.Index],
                before is null ? null : !found[cell.Index] ? SquareChange.NotShown
                    : count * (1 - share) > earlier * share ? SquareChange.More : SquareChange.Fewer,
                things, things < settings.LeastExposure ? null : 1_000 * count / period.Years / things);
        })], clock, settings);
    }

    private static Dictionary<int, int> Counted(FireRecord record, FireChoice choice, Period period, HeatFrame frame)
    {
        var (from, to) = record.In(period);
        return Enumerable.Range(from, Math.Max(0, to - from)).Where(f => record.PointsOf(f).Length == 1 && choice.Fits(f))
            .CountBy(f => frame.CellOf(record.PointsOf(f)[0])).ToDictionary();
    }

    private static IncidentSquares Answer(
        Area area, Period period, Period? before, double cellMetres, List<IncidentSquare> squares, TimeProvider clock, Settings settings) => new(new(
            Words.Say("METHOD_SQUARES"),
            [
                MethodParameter.Of("cell", cellMetres, "m"), new("from", period.From.Iso(), null), new("to", period.To.Iso(), null),
                new("beforeFrom", before?.From.Iso() ?? "*", null), new("beforeTo", before?.To.Iso() ?? "*", null),
                MethodParameter.Of("falseDiscoveries", FalseDiscoveries), MethodParameter.Of("leastExposure", settings.LeastExposure),
            ],
            null, null, Words.Say("NEGLECTS_SQUARES"), area.DataVersion, clock.GetUtcNow()))
        {
            CellMetres = cellMetres,
            Incidents = squares.Sum(s => s.Incidents),
            IncidentsBefore = before is null ? null : squares.Sum(s => s.Before),
            Squares = squares,
        };
}
