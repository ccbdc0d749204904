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

    /// <summary>
    /// The frame round points, wide enough that no kernel is cut off: cells of a fifth of the bandwidth, or as many as
    /// <paramref name="most"/> a side allow.
    /// </summary>
    public static HeatFrame Around(IReadOnlyList<FirePoint> points, double bandwidth, int most)
    {
        var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        var (perDegreeEast, perDegreeNorth) = MetresPerDegree((south + north) / 2);
        // A hundredth more than the bandwidth, for a degree of longitude is shorter farther from the equator than in the middle.
        var margin = bandwidth * 1.5;
        var width = ((east - west) * perDegreeEast) + (2 * margin);
        var height = ((north - south) * perDegreeNorth) + (2 * margin);
        var cell = Math.Max(bandwidth / 5, Math.Max(width, height) / most);
        var (columns, rows) = ((int)Math.Ceiling(width / cell), (int)Math.Ceiling(height / cell));
        var (stepLongitude, stepLatitude) = (cell / perDegreeEast, cell / perDegreeNorth);
        return new(
            ((west + east) / 2) - (columns * stepLongitude / 2), ((south + north) / 2) + (rows * stepLatitude / 2),
            stepLongitude, stepLatitude, columns, rows);
    }
}

/// <summary>Where a fire was, in degrees.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FirePoint(double Longitude, double Latitude);
