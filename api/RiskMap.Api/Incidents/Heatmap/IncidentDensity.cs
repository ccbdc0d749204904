using System.Runtime.InteropServices;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>How densely fires lie.</summary>
public sealed class IncidentDensity
{
    internal IncidentDensity(Method method) => Method = method;

    /// <summary>Unit of every density.</summary>
    public string Unit => Words.Say("UNIT_FIRE_DENSITY");

    /// <summary>Metres from a fire at which its kernel ends, or the equal of it for a Gaussian one (2.78 of its standard deviations).</summary>
    public required double Bandwidth { get; init; }

    /// <summary>Weight of a fire by its distance.</summary>
    public required HeatmapKernel Kernel { get; init; }

    /// <summary>How the bandwidth was chosen from the whole record; the same for every period and filter, so that maps compare.</summary>
    public required BandwidthChoice BandwidthChoice { get; init; }

    /// <summary>First day (YYYY-MM-DD), by the area's clocks.</summary>
    public required string From { get; init; }

    /// <summary>Last day (YYYY-MM-DD), by the area's clocks; it counts.</summary>
    public required string To { get; init; }

    /// <summary>Length of the period, as far as the record knows of it: what fires are divided by.</summary>
    public required double Years { get; init; }

    /// <summary>Located fires that went in.</summary>
    public required int Incidents { get; init; }

    /// <summary>Fires of the period that are not on the map, for their place is not known.</summary>
    public required int Unlocated { get; init; }

    /// <summary>Rows of the whole record that are no fire of their own: the same number on the same day in the same dataset (exposures of one fire).</summary>
    public required int Folded { get; init; }

    /// <summary>Located fires by how exactly their place is known, and what was made of it.</summary>
    public required IReadOnlyList<PrecisionCount> ByPrecision { get; init; }

    /// <summary>Five classes of density, the same for every period.</summary>
    public required IReadOnlyList<HeatClass> Classes { get; init; }

    /// <summary>Highest density of a cell.</summary>
    public required double Maximum { get; init; }

    /// <summary>The cells; null: no fire of the area has a place, or the record knows of no day of the period.</summary>
    public required HeatGrid? Grid { get; init; }

    /// <summary>How this was computed.</summary>
    public Method Method { get; }
}

/// <summary>Fires whose place is known equally well.</summary>
/// <param name="Precision">How exactly.</param>
/// <param name="Incidents">How many.</param>
public sealed record PrecisionCount(LocationPrecision Precision, int Incidents);

/// <summary>A class of density, in fires per km² per year.</summary>
/// <param name="From">Densities from here on; in the lowest class, above it.</param>
/// <param name="To">Up to, not including, this one; null: there is no upper limit.</param>
public sealed record HeatClass(double From, double? To);

/// <summary>Densities of cells, in fires per km² per year.</summary>
public sealed class HeatGrid
{
    private readonly HeatFrame _frame;
    private readonly float[] _cells;
    private readonly Lazy<string> _values;

    internal HeatGrid(HeatFrame frame, float[] cells)
    {
        (_frame, _cells) = (frame, cells);
        _values = new(() => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(_cells)));
    }

    /// <summary>Cells from west to east.</summary>
    public int Columns => _frame.Columns;

    /// <summary>Cells from north to south.</summary>
    public int Rows => _frame.Rows;

    /// <summary>Edge of the grid, degrees.</summary>
    public double West => _frame.West;

    /// <summary>Edge of the grid, degrees.</summary>
    public double South => _frame.South;

    /// <summary>Edge of the grid, degrees.</summary>
    public double East => _frame.East;

    /// <summary>Edge of the grid, degrees.</summary>
    public double North => _frame.North;

    /// <summary>Side of a cell in metres, in the middle of the grid.</summary>
    public double CellMetres => _frame.CellMetres;

    /// <summary>Little-endian float32 in base64: row by row from the north-west corner, one row per equal step of latitude.</summary>
    public string Values => _values.Value;

    internal HeatFrame Frame => _frame;

    internal float[] Cells => _cells;

    internal long Bytes => 64 + (4L * _cells.Length) + (6L * _cells.Length);
}
