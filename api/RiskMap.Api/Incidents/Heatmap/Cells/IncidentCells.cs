using System.Buffers.Binary;
using HotChocolate;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Heatmap.Cells;

/// <summary>What fires are divided by.</summary>
public enum CellExposure
{
    /// <summary>Buildings, or doors where no buildings are on record.</summary>
    Buildings,

    /// <summary>Floor area of the buildings.</summary>
    FloorArea,

    /// <summary>Residents of the buildings.</summary>
    Residents,
}

/// <summary>Why a cell has no rate.</summary>
public enum CellMask
{
    /// <summary>Too little is there: one fire would make a mountain.</summary>
    TooLittleExposed,

    /// <summary>What is there is not on record for enough of its buildings; unknown is not zero.</summary>
    UnknownExposure,
}

/// <summary>What cells are sorted by, the largest first.</summary>
public enum CellOrder
{
    /// <summary>Fires of the period.</summary>
    Incidents,

    /// <summary>Fires by exposure; cells without a rate come last.</summary>
    Rate,

    /// <summary>The difference of two periods, the least likely by chance first.</summary>
    Difference,
}

/// <summary>Fires counted on squares or hexagons: the honest neighbour of a density. Cells without a fire in either period are left out.</summary>
public sealed class IncidentCells
{
    /// <summary>Cells of a list at most.</summary>
    private const int Most = 5_000;

    private const int BytesOfCell = 24;
    private readonly Lazy<string> _packed;

    internal IncidentCells(Method method, CellLattice lattice, IReadOnlyList<IncidentCell> cells)
    {
        (Method, Lattice, All) = (method, lattice, cells);
        _packed = new(() => Pack(cells));
    }

    internal IReadOnlyList<IncidentCell> All { get; }

    /// <summary>The cells' shape and size, and where they begin.</summary>
    public CellLattice Lattice { get; }

    /// <summary>First day (YYYY-MM-DD), by the area's clocks.</summary>
    public required string From { get; init; }

    /// <summary>Last day (YYYY-MM-DD), which counts.</summary>
    public required string To { get; init; }

    /// <summary>First day of the earlier period; null: none was named.</summary>
    public required string? BeforeFrom { get; init; }

    /// <summary>Last day of the earlier period, which counts.</summary>
    public required string? BeforeTo { get; init; }

    /// <summary>Fires counted.</summary>
    public required int Incidents { get; init; }

    /// <summary>Fires of the earlier period; null: none was named, or the record knows of no day of it.</summary>
    public required int? IncidentsBefore { get; init; }

    /// <summary>Fires of the period that are known to a street or village only: they lie on no one cell.</summary>
    public required int Rough { get; init; }

    /// <summary>Fires of the period whose place is not known.</summary>
    public required int Unlocated { get; init; }

    /// <summary>Five classes of fires on a cell, from here on; the same for every period.</summary>
    public required IReadOnlyList<int> CountClasses { get; init; }

    /// <summary>What rates divide by.</summary>
    public required CellExposure Exposure { get; init; }

    /// <summary>Unit of the rates.</summary>
    public string RateUnit => Words.Say($"UNIT_CELL_RATE_{Snake.Of(Exposure).ToUpperInvariant()}");

    /// <summary>Where five classes of rates begin; the same for every period.</summary>
    public required IReadOnlyList<double> RateClasses { get; init; }

    /// <summary>Buildings, m² or residents that a cell must have for a rate.</summary>
    public required int LeastExposure { get; init; }

    /// <summary>Cells that have more fires than before, by more than chance; null: there is no earlier period.</summary>
    public int? More => IncidentsBefore is null ? null : All.Count(c => c.Change == CellChange.More);

    /// <summary>Cells that have fewer fires than before, by more than chance; null: there is no earlier period.</summary>
    public int? Fewer => IncidentsBefore is null ? null : All.Count(c => c.Change == CellChange.Fewer);

    /// <summary>Cells with a fire in either period.</summary>
    public int CellCount => All.Count;

    /// <summary>
    /// All cells with a fire, 24 bytes each, little-endian, in base64: column, row, fires, fires before (-1: no earlier period) as int32, rate as float32 (NaN: none),
    /// then an int32 of change (0 none, 1 more, 2 fewer) + 4 × mask (0 none, 1 too little exposed, 2 unknown).
    /// </summary>
    public string Packed => _packed.Value;

    /// <summary>How this was computed.</summary>
    public Method Method { get; }

    /// <summary>Cells, the foremost first.</summary>
    public IEnumerable<IncidentCell> GetCells(
        [GraphQLDescription("How many, 5000 at most.")] int first = 100,
        [GraphQLDescription("What they are sorted by.")] CellOrder order = CellOrder.Incidents) =>
        Sorted(order).Take(Math.Clamp(first, 0, Most));

    internal IEnumerable<IncidentCell> Sorted(CellOrder order) => order switch
    {
        CellOrder.Incidents => All.OrderByDescending(c => c.Incidents),
        CellOrder.Rate => All.OrderByDescending(c => c.Rate ?? -1),
        _ => All.OrderBy(c => c.P ?? 2).ThenByDescending(c => c.Incidents),
    };

    internal long Bytes => 1_024 + (200L * All.Count);

    private static string Pack(IReadOnlyList<IncidentCell> cells)
    {
        var bytes = new byte[BytesOfCell * cells.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var line = bytes.AsSpan(i * BytesOfCell, BytesOfCell);
            BinaryPrimitives.WriteInt32LittleEndian(line, cell.Key.Column);
            BinaryPrimitives.WriteInt32LittleEndian(line[4..], cell.Key.Row);
            BinaryPrimitives.WriteInt32LittleEndian(line[8..], cell.Incidents);
            BinaryPrimitives.WriteInt32LittleEndian(line[12..], cell.Before ?? -1);
            BinaryPrimitives.WriteSingleLittleEndian(line[16..], (float)(cell.Rate ?? double.NaN));
            BinaryPrimitives.WriteInt32LittleEndian(line[20..], (int)(cell.Change ?? CellChange.NotShown) + (4 * (cell.Mask is { } mask ? (int)mask + 1 : 0)));
        }

        return Convert.ToBase64String(bytes);
    }
}

/// <summary>A cell with a fire.</summary>
public sealed class IncidentCell
{
    private readonly CellLattice _lattice;

    internal IncidentCell(CellLattice lattice, CellKey key) => (_lattice, Key) = (lattice, key);

    internal CellKey Key { get; }

    /// <summary>Its outline, degrees.</summary>
    public Geometry Geometry => _lattice.Outline(Key);

    /// <summary>Degrees east of its middle.</summary>
    public double Longitude => _lattice.Middle(Key).Longitude;

    /// <summary>Degrees north of its middle.</summary>
    public double Latitude => _lattice.Middle(Key).Latitude;

    /// <summary>Fires of the period.</summary>
    public required int Incidents { get; init; }

    /// <summary>Per km² and year; null: the record knows of no day of the period.</summary>
    public required double? PerKm2Year { get; init; }

    /// <summary>Fires of the earlier period; null: none was named, or the record knows of no day of it.</summary>
    public required int? Before { get; init; }

    /// <summary>Two-sided p of the difference; null: there are no two periods that the record knows of.</summary>
    public required double? P { get; init; }

    /// <summary>What can be told of the difference when false discoveries are 5 % of those marked; null: there are no two periods that the record knows of.</summary>
    public required CellChange? Change { get; init; }

    /// <summary>Buildings, m² or residents on it, buildings that lack the figure counted as the others of the cell; null: not known.</summary>
    public required double? Exposed { get; init; }

    /// <summary>Fires by exposure and year; null: see <see cref="Mask"/>, or the record knows of no day of the period.</summary>
    public required double? Rate { get; init; }

    /// <summary>Why there is no rate; null: there is one.</summary>
    public required CellMask? Mask { get; init; }
}
