using System.Runtime.InteropServices;

namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>
/// The cells that a density is given for: equal steps of longitude and latitude, rows from the north. Degrees are turned into metres
/// with the radii of curvature of the WGS-84 ellipsoid at the place, true to 0.1 % over the few kilometres that a kernel reaches.
/// </summary>
public sealed record HeatFrame(double West, double North, double StepLongitude, double StepLatitude, int Columns, int Rows)
{
    private const double SemiMajor = 6_378_137, EccentricitySquared = 0.006_694_379_990_14;

    public double East => West + (Columns * StepLongitude);

    public double South => North - (Rows * StepLatitude);

    /// <summary>Side of a cell in metres, in the middle of the frame.</summary>
    public double CellMetres => StepLatitude * MetresPerDegree((North + South) / 2).North;

    /// <summary>Square kilometres of a cell of a row.</summary>
    public double CellKm2(int row)
    {
        var (east, north) = MetresPerDegree(North - ((row + 0.5) * StepLatitude));
        return east * StepLongitude * north * StepLatitude / 1e6;
    }

    /// <summary>Metres that a degree of longitude and one of latitude measure at a latitude.</summary>
    public static (double East, double North) MetresPerDegree(double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude * Math.PI / 180);
        var w = 1 - (EccentricitySquared * sin * sin);
        var east = SemiMajor * cos / Math.Sqrt(w);
        var north = SemiMajor * (1 - EccentricitySquared) / (w * Math.Sqrt(w));
        return (east * Math.PI / 180, north * Math.PI / 180);
    }

    /// <summary>Degrees north of the middles of a row.</summary>
    public double LatitudeOf(int row) => North - ((row + 0.5) * StepLatitude);

    /// <summary>The same ground in cells of a part of the side.</summary>
    public HeatFrame Divided(int parts) => this with
    {
        StepLongitude = StepLongitude / parts,
        StepLatitude = StepLatitude / parts,
        Columns = Columns * parts,
        Rows = Rows * parts,
    };

    /// <summary>The value at a place, evenly between the middles of the four cells round it; past the edge that of the nearest cell.</summary>
    public double At(float[] cells, FirePoint place)
    {
        var x = Math.Clamp(((place.Longitude - West) / StepLongitude) - 0.5, 0, Columns - 1);
        var y = Math.Clamp(((North - place.Latitude) / StepLatitude) - 0.5, 0, Rows - 1);
        var (column, row) = (Math.Min((int)x, Math.Max(0, Columns - 2)), Math.Min((int)y, Math.Max(0, Rows - 2)));
        var (right, below) = (Math.Min(column + 1, Columns - 1), Math.Min(row + 1, Rows - 1));
        var (fx, fy) = (x - column, y - row);
        var upper = (cells[(row * Columns) + column] * (1 - fx)) + (cells[(row * Columns) + right] * fx);
        var lower = (cells[(below * Columns) + column] * (1 - fx)) + (cells[(below * Columns) + right] * fx);
        return (upper * (1 - fy)) + (lower * fy);
    }

    /// <summary>The cell that a place lies in, row by row from the north-west; -1: in none.</summary>
    public int CellOf(FirePoint place)
    {
        var (column, row) = (Math.Floor((place.Longitude - West) / StepLongitude), Math.Floor((North - place.Latitude) / StepLatitude));
        return column >= 0 && row >= 0 && column < Columns && row < Rows ? ((int)row * Columns) + (int)column : -1;
    }

    /// <summary>
    /// The frame round points, wide enough that no kernel is cut off: cells of a fifth of the bandwidth, or of the side that is asked for,
    /// or as many as <paramref name="most"/> a side allow.
    /// </summary>
    public static HeatFrame Around(IReadOnlyList<FirePoint> points, double bandwidth, int most, double? side = null)
    {
        var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        var (perDegreeEast, perDegreeNorth) = MetresPerDegree((south + north) / 2);
        // Half as much again as the bandwidth: where a normal curve of the same width is past four standard deviations.
        var margin = bandwidth * 1.5;
        var width = ((east - west) * perDegreeEast) + (2 * margin);
        var height = ((north - south) * perDegreeNorth) + (2 * margin);
        var cell = Math.Max(side ?? (bandwidth / 5), Math.Max(width, height) / most);
        var (columns, rows) = ((int)Math.Ceiling((width / cell) - 1e-9), (int)Math.Ceiling((height / cell) - 1e-9));
        var (stepLongitude, stepLatitude) = (cell / perDegreeEast, cell / perDegreeNorth);
        return new(
            ((west + east) / 2) - (columns * stepLongitude / 2), ((south + north) / 2) + (rows * stepLatitude / 2),
            stepLongitude, stepLatitude, columns, rows);
    }
}

/// <summary>Where a fire was, in degrees, or where a part of it may have been, with the part as its weight.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FirePoint(double Longitude, double Latitude, double Weight = 1);
