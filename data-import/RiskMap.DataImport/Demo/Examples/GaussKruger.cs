namespace RiskMap.DataImport.Demo.Examples;

/// <summary>
/// CGCS2000 3° Gauss-Krüger, central meridian 111°E, false easting 500 km (EPSG:4546): forward by Krüger's series in the third
/// flattening (Karney 2011, equations 7 to 12, to n³), below a millimetre within the zone.
/// </summary>
public static class GaussKruger
{
    private const double Axis = 6378137, Flattening = 1 / 298.257222101, CentralMeridian = 111, FalseEasting = 500_000;

    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    /// <returns>Metres; Chinese surveyors call the northing X.</returns>
    public static (double Northing, double Easting) Of(double longitude, double latitude)
    {
        const double N = Flattening / (2 - Flattening);
        const double Radius = Axis / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));
        double[] alpha =
        [
            (N / 2) - (2 * N * N / 3) + (5 * N * N * N / 16), (13 * N * N / 48) - (3 * N * N * N / 5), 61 * N * N * N / 240,
        ];
        var (phi, lambda) = (latitude * Math.PI / 180, (longitude - CentralMeridian) * Math.PI / 180);
        var eccentricity = 2 * Math.Sqrt(N) / (1 + N);
        var t = Math.Sinh(Math.Atanh(Math.Sin(phi)) - (eccentricity * Math.Atanh(eccentricity * Math.Sin(phi))));
        var (xi, eta) = (Math.Atan2(t, Math.Cos(lambda)), Math.Atanh(Math.Sin(lambda) / Math.Sqrt(1 + (t * t))));
        var (north, east) = (xi, eta);
        for (var j = 1; j <= 3; j++)
        {
            north += alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east += alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        return (Radius * north, FalseEasting + (Radius * east));
    }
}
