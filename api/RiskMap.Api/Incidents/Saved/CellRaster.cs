using RiskMap.Api.Incidents.Heatmap;
using RiskMap.Api.Incidents.Heatmap.Cells;

namespace RiskMap.Api.Incidents.Saved;

/// <summary>What a picture of squares holds.</summary>
internal enum CellBand
{
    /// <summary>Fires.</summary>
    Incidents,

    /// <summary>Fires by exposure; unknown where there is no rate.</summary>
    Rate,

    /// <summary>1 more, -1 fewer, 0 no difference that can be told; unknown without an earlier time.</summary>
    Change,
}

/// <summary>Squares as a grid, as far as they reach.</summary>
internal static class CellRaster
{
    /// <summary>Cells a side at most: past it a grid of some fires would fill the memory.</summary>
    private const int Most = 8_192;

    /// <summary>Squares without a fire hold 0 fires, and no rate that is known.</summary>
    public static (HeatFrame Frame, float[] Cells) Of(IncidentCells cells, CellBand band)
    {
        var (lattice, keys) = (cells.Lattice, cells.All.Select(c => c.Key).DefaultIfEmpty().ToList());
        var (left, top) = (keys.Min(k => k.Column), keys.Min(k => k.Row));
        var (columns, rows) = (Math.Min(Most, keys.Max(k => k.Column) - left + 1), Math.Min(Most, keys.Max(k => k.Row) - top + 1));
        var (stepX, stepY) = (lattice.Metres / lattice.PerDegreeEast, lattice.Metres / lattice.PerDegreeNorth);
        var values = new float[columns * rows];
        Array.Fill(values, band == CellBand.Incidents ? 0 : GeoTiff.Unknown);
        foreach (var cell in cells.All.Where(c => c.Key.Column - left < columns && c.Key.Row - top < rows))
        {
            values[((cell.Key.Row - top) * columns) + cell.Key.Column - left] = band switch
            {
                CellBand.Incidents => cell.Incidents,
                CellBand.Rate => (float)(cell.Rate ?? GeoTiff.Unknown),
                _ => cell.Change switch { CellChange.More => 1, CellChange.Fewer => -1, CellChange.NotShown => 0, _ => GeoTiff.Unknown },
            };
        }

        return (new(lattice.West + (left * stepX), lattice.North - (top * stepY), stepX, stepY, columns, rows), values);
    }
}
