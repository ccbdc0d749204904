using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Incidents.HotSpots;

namespace RiskMap.Api.Incidents.Saved;

/// <summary>Columns and rows of what is saved of fires. Unknown is empty, never zero.</summary>
internal static class FireRows
{
    public static IReadOnlyList<ExportColumn> DensityColumns => [Column("longitude"), Column("latitude"), Column("density")];

    public static IReadOnlyList<ExportColumn> SpotColumns =>
    [
        Column("rank"), Column("longitude"), Column("latitude"), Column("fires"), Column("from"), Column("to"), Column("expected"), Column("z"), Column("p"),
        Column("confidence"), Column("cold"),
    ];

    public static IReadOnlyList<ExportColumn> CellColumns(string rateUnit) =>
    [
        Column("longitude"), Column("latitude"), Column("fires"), Column("per_km2_year"), Column("fires_before"), Column("p"), Column("change"), Column("exposed"),
        new("rate", rateUnit), Column("no_rate"),
    ];

    /// <summary>Cells with any density.</summary>
    public static int CountOf(HeatGrid? grid) => grid?.Cells.Count(c => c > 0) ?? 0;

    public static IEnumerable<ExportRow> Of(HeatGrid? grid)
    {
        if (grid is not { Frame: var frame, Cells: var cells })
        {
            yield break;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] > 0)
            {
                var (row, column) = Math.DivRem(i, frame.Columns);
                var (x, y) = (frame.West + (column * frame.StepLongitude), frame.North - (row * frame.StepLatitude));
                var (east, south) = (x + frame.StepLongitude, y - frame.StepLatitude);
                yield return new(
                    i + 1, [Place((x + east) / 2), Place((y + south) / 2), Math.Round((double)cells[i], 4)],
                    FireSheet.ShapeOf(new Polygon(new LinearRing([new(x, south), new(east, south), new(east, y), new(x, y), new(x, south)]))));
            }
        }
    }

    public static IEnumerable<ExportRow> Of(IncidentCells cells) => cells.All.Select((cell, i) => new ExportRow(
        i + 1,
        [
            Place(cell.Longitude), Place(cell.Latitude), cell.Incidents, cell.PerKm2Year is { } density ? Math.Round(density, 4) : null, cell.Before, Short(cell.P),
            cell.Change is { } change ? Words.Say($"CHANGE_{Snake.Of(change).ToUpperInvariant()}") : null, cell.Exposed is { } amount ? Math.Round(amount, 1) : null, Short(cell.Rate),
            cell.Mask is { } mask ? Words.Say($"MASK_{Snake.Of(mask).ToUpperInvariant()}") : null,
        ],
        FireSheet.ShapeOf(cell.Geometry)));

    public static IEnumerable<ExportRow> Of(IReadOnlyList<HotSpot> spots) => spots.Select(spot => new ExportRow(
        spot.Rank,
        [
            spot.Rank, Place(spot.Longitude), Place(spot.Latitude), spot.IncidentCount, spot.From, spot.To, Short(spot.Expected), Short(spot.Z), Short(spot.P), spot.Confidence,
            spot.Cold ? 1 : 0,
        ],
        FireSheet.ShapeOf(spot.Geometry)));

    private static ExportColumn Column(string name) => new(name, Words.Say(name is "longitude" or "latitude" ? $"COLUMN_{name.ToUpperInvariant()}" : $"FIRE_COLUMN_{name.ToUpperInvariant()}"));

    /// <summary>Degrees to a tenth of a metre.</summary>
    private static double Place(double degrees) => Math.Round(degrees, 6);

    private static double? Short(double? number) => number is { } n ? Math.Round(n, 5) : null;
}
