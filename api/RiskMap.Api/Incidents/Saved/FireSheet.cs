using System.Globalization;
using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Heatmap.Backtests;

namespace RiskMap.Api.Incidents.Saved;

/// <summary>What was found of fires, as it is saved: the rows, how they were computed, and the test of what they foretell.</summary>
internal sealed class FireSheet(
    Area area, string layer, Method method, Backtest? card, IReadOnlyList<ExportColumn> columns, IEnumerable<ExportRow> rows, int count) : ExportSheet
{
    private const int Batch = 2_000;

    public override string FileName => Safe($"{MethodLines.NameOf(area)}_{Title}_{method.DataVersion}");

    public override string Layer => layer;

    public override string Title => Words.Say($"FIRES_{layer.ToUpperInvariant()}");

    public override int Count => count;

    public override IReadOnlyList<ExportColumn> Columns => columns;

    public override IReadOnlyList<ExportPart> Parts { get; } = PartsOf(area, method, card);

    /// <summary>The method, and the card where there is one.</summary>
    public static IReadOnlyList<ExportPart> PartsOf(Area area, Method method, Backtest? card)
    {
        List<ExportPart> parts = [new("method", Words.Say("EXPORT_SHEET_METHOD"), [MethodLines.Of(area), .. MethodLines.Of(method)])];
        if (card is not null)
        {
            parts.Add(new("backtest", Words.Say("EXPORT_SHEET_BACKTEST"), [.. BacktestLines.Of(card), .. MethodLines.Of(card.Method)]));
        }

        return parts;
    }

    public override async IAsyncEnumerable<IReadOnlyList<ExportRow>> RowsAsync(bool shapes, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var batch in rows.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            yield return batch;
            await Task.Yield();
        }
    }

    /// <summary>GeoJSON of a polygon or several, degrees, to a tenth of a metre.</summary>
    public static string ShapeOf(Geometry geometry)
    {
        var polygons = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>()
            .Select(p => $"[{string.Join(',', p.InteriorRings.Prepend(p.ExteriorRing).Select(RingOf))}]").ToList();
        return polygons.Count == 1
            ? $"{{\"type\":\"Polygon\",\"coordinates\":{polygons[0]}}}"
            : $"{{\"type\":\"MultiPolygon\",\"coordinates\":[{string.Join(',', polygons)}]}}";
    }

    private static string RingOf(LineString ring) =>
        $"[{string.Join(',', ring.Coordinates.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{Math.Round(c.X, 6)},{Math.Round(c.Y, 6)}]")))}]";
}
