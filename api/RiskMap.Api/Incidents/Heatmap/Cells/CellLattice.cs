using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace RiskMap.Api.Incidents.Heatmap.Cells;

/// <summary>What the ground is cut into.</summary>
public enum CellShape
{
    /// <summary>Squares; the size is a side.</summary>
    Square,

    /// <summary>Regular hexagons with a corner to the north; the size is their width, from side to side.</summary>
    Hexagon,
}

/// <summary>A cell of a lattice: rows from the north, columns from the west; every other row of hexagons lies half a cell to the east.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellKey(int Column, int Row) : IComparable<CellKey>
{
    public static bool operator <(CellKey left, CellKey right) => left.CompareTo(right) < 0;

    public static bool operator >(CellKey left, CellKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellKey left, CellKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellKey left, CellKey right) => left.CompareTo(right) >= 0;

    public int CompareTo(CellKey other) => Row != other.Row ? Row.CompareTo(other.Row) : Column.CompareTo(other.Column);
}

/// <summary>
/// Cells of one shape and size that cover the ground without gaps. Metres east and south of a corner, by the radii of the ellipsoid at one latitude: over a
/// hundred kilometres a cell's area differs from its neighbours' by less than 2 %, and what is given per km² is given by its own.
/// </summary>
/// <param name="Shape">Squares or hexagons.</param>
/// <param name="Metres">Side of a square, or width of a hexagon.</param>
/// <param name="West">Degrees east of the corner.</param>
/// <param name="North">Degrees north of the corner.</param>
/// <param name="PerDegreeEast">Metres that a degree of longitude counts.</param>
/// <param name="PerDegreeNorth">Metres that a degree of latitude counts.</param>
public sealed record CellLattice(CellShape Shape, double Metres, double West, double North, double PerDegreeEast, double PerDegreeNorth)
{
    /// <summary>Corners and the latitude of the metres lie on tenths of a degree: a new fire at the edge of the area moves no cell.</summary>
    private const double Step = 0.1;

    private static readonly double Root3 = Math.Sqrt(3);

    /// <summary>The lattice over some places.</summary>
    internal static CellLattice Over(IReadOnlyList<FirePoint> places, CellShape shape, double metres)
    {
        var (south, north) = (places.Min(p => p.Latitude), places.Max(p => p.Latitude));
        var (east, perNorth) = HeatFrame.MetresPerDegree(Math.Round((south + north) / 2 / Step) * Step);
        return new(shape, metres, Math.Floor(places.Min(p => p.Longitude) / Step) * Step, Math.Ceiling(north / Step) * Step, east, perNorth);
    }

    internal CellKey CellOf(FirePoint place)
    {
        var (x, y) = ((place.Longitude - West) * PerDegreeEast / Metres, (North - place.Latitude) * PerDegreeNorth / Metres);
        if (Shape == CellShape.Square)
        {
            return new((int)Math.Floor(x), (int)Math.Floor(y));
        }

        // Along the two axes of the lattice, rounded so that the three coordinates still sum to nought: the nearest middle.
        var (q, r) = (x - (y / Root3), y * 2 / Root3);
        var s = -q - r;
        var (wholeQ, wholeR, wholeS) = (Math.Round(q), Math.Round(r), Math.Round(s));
        var (offQ, offR, offS) = (Math.Abs(wholeQ - q), Math.Abs(wholeR - r), Math.Abs(wholeS - s));
        if (offQ > offR && offQ > offS)
        {
            wholeQ = -wholeR - wholeS;
        }
        else if (offR > offS)
        {
            wholeR = -wholeQ - wholeS;
        }

        var row = (int)wholeR;
        return new((int)wholeQ + ((row - (row & 1)) / 2), row);
    }

    /// <summary>The middle of a cell, degrees.</summary>
    internal FirePoint Middle(CellKey cell)
    {
        var (x, y) = MiddleOf(cell);
        return At(x, y);
    }

    /// <summary>Square kilometres of a cell, by its own latitude.</summary>
    internal double Km2(CellKey cell)
    {
        var (east, north) = HeatFrame.MetresPerDegree(Middle(cell).Latitude);
        return Metres * Metres * (Shape == CellShape.Square ? 1 : Root3 / 2) / 1e6 * (east / PerDegreeEast) * (north / PerDegreeNorth);
    }

    /// <summary>Its outline, degrees.</summary>
    internal Polygon Outline(CellKey cell)
    {
        var (x, y) = MiddleOf(cell);
        var corners = Corners.Select(c => At(x + c.X, y + c.Y)).Select(p => new Coordinate(p.Longitude, p.Latitude)).ToList();
        return new(new LinearRing([.. corners, corners[0]]));
    }

    /// <summary>Corners round a middle in sizes of a cell, against the clock as seen with north up.</summary>
    private (double X, double Y)[] Corners => Shape == CellShape.Square
        ? [(-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5)]
        : [.. Enumerable.Range(0, 6).Select(i => (-Math.Sin(i * Math.PI / 3) / Root3, -Math.Cos(i * Math.PI / 3) / Root3))];

    /// <summary>Sizes of a cell east and south of the corner.</summary>
    private (double X, double Y) MiddleOf(CellKey cell) => Shape == CellShape.Square
        ? (cell.Column + 0.5, cell.Row + 0.5)
        : (cell.Column + (0.5 * (cell.Row & 1)), cell.Row * Root3 / 2);

    private FirePoint At(double x, double y) => new(West + (x * Metres / PerDegreeEast), North - (y * Metres / PerDegreeNorth));
}
