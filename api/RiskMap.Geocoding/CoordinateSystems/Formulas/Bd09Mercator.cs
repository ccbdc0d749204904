using static System.Math;

namespace RiskMap.Geocoding.CoordinateSystems.Formulas;

/// <summary>
/// Baidu's metre grid (bd09mc): for each band of latitude a polynomial of degree six, publicly known by its coefficients. Metres (x east,
/// y north) and degrees of BD-09, longitude first. The two directions are separate fits, some centimetres apart: the inverse here is
/// iterated against the forward one, so that there and back is the same point.
/// </summary>
internal static class Bd09Mercator
{
    /// <summary>Each band from this absolute latitude up.</summary>
    private static readonly double[] BandsOfLatitude = [75, 60, 45, 30, 15, 0];

    /// <summary>Per band: x = c0 + c1·|lon|; y = Σ c(i+2)·(|lat|/c9)^i.</summary>
    private static readonly double[][] Forward =
    [
        [
            -0.0015702102444, 111320.7020616939, 1704480524535203, -10338987376042340, 26112667856603880,
            -35149669176653700, 26595700718403920, -10725012454188240, 1800819912950474, 82.5,
        ],
        [
            0.0008277824516172526, 111320.7020463578, 647795574.6671607, -4082003173.641316, 10774905663.51142,
            -15171875531.51559, 12053065338.62167, -5124939663.577472, 913311935.9512032, 67.5,
        ],
        [
            0.00337398766765, 111320.7020202162, 4481351.045890365, -23393751.19931662, 79682215.47186455,
            -115964993.2797253, 97236711.15602145, -43661946.33752821, 8477230.501135234, 52.5,
        ],
        [
            0.00220636496208, 111320.7020209128, 51751.86112841131, 3796837.749470245, 992013.7397791013,
            -1221952.21711287, 1340652.697009075, -620943.6990984312, 144416.9293806241, 37.5,
        ],
        [
            -0.0003441963504368392, 111320.7020576856, 278.2353980772752, 2485758.690035394, 6070.750963243378,
            54821.18345352118, 9540.606633304236, -2710.55326746645, 1405.483844121726, 22.5,
        ],
        [
            -0.0003218135878613132, 111320.7020701615, 0.00369383431289, 823725.6402795718, 0.46104986909093,
            2351.343141331292, 1.58060784298199, 8.77738589078284, 0.37238884252424, 7.45,
        ],
    ];

    public static (double X, double Y) FromDegrees((double Lon, double Lat) bd09) =>
        (Sign(bd09.Lon) * East(Band(bd09.Lat), bd09.Lon), Sign(bd09.Lat) * North(Band(bd09.Lat), Abs(bd09.Lat)));

    /// <summary>NaN for metres that no latitude has.</summary>
    public static (double Lon, double Lat) ToDegrees((double X, double Y) metres)
    {
        var (x, y) = metres;
        // The northing rises with latitude within a band and from band to band, so halving finds the only one there is.
        var (low, high) = (0.0, 85.0);
        if (!(Abs(y) <= North(Forward[0], high)))
        {
            return (double.NaN, double.NaN);
        }

        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (North(Band(middle), middle) < Abs(y))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        var band = Band(low);
        return (Sign(x) * (Abs(x) - band[0]) / band[1], Sign(y) * low);
    }

    private static double[] Band(double lat) => Forward[Array.FindIndex(BandsOfLatitude, b => Abs(lat) >= b)];

    private static double East(double[] band, double lon) => band[0] + (band[1] * Abs(lon));

    private static double North(double[] band, double lat)
    {
        var share = lat / band[9];
        var sum = 0.0;
        for (var i = 8; i >= 2; i--)
        {
            sum = (sum * share) + band[i];
        }

        return sum;
    }
}
