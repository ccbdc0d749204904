using System.Globalization;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// Beijing 1954 and Xian 1980: their shift to WGS-84 differs from place to place by up to a hundred metres and more, and is handed out by the surveying
/// office of the place. It is never guessed: without the user's own parameters a file in them is refused.
/// </summary>
/// <param name="Ellipsoid">Krassovsky 1940; IAG 1975.</param>
internal sealed record OldDatum(string Name, string Ellipsoid, int? Meridian, int FalseEasting)
{
    public static OldDatum? Of(int srid) => srid switch
    {
        4214 => Beijing(null, 0),
        >= 21413 and <= 21423 => Beijing(((srid - 21413 + 13) * 6) - 3, ((srid - 21413 + 13) * 1_000_000) + 500_000),
        >= 21453 and <= 21463 => Beijing(75 + ((srid - 21453) * 6), 500_000),
        // Zone 25 is the first in 2401; the register has the meridians from 75° in 2422.
        >= 2401 and <= 2421 => Beijing((srid - 2401 + 25) * 3, ((srid - 2401 + 25) * 1_000_000) + 500_000),
        >= 2422 and <= 2442 => Beijing(75 + ((srid - 2422) * 3), 500_000),
        4610 => Xian(null, 0),
        >= 2327 and <= 2337 => Xian(((srid - 2327 + 13) * 6) - 3, ((srid - 2327 + 13) * 1_000_000) + 500_000),
        >= 2338 and <= 2348 => Xian(75 + ((srid - 2338) * 6), 500_000),
        >= 2349 and <= 2369 => Xian((srid - 2349 + 25) * 3, ((srid - 2349 + 25) * 1_000_000) + 500_000),
        >= 2370 and <= 2390 => Xian(75 + ((srid - 2370) * 3), 500_000),
        _ => null,
    };

    public string Proj(string towgs84) => Meridian is { } meridian
        ? string.Create(CultureInfo.InvariantCulture, $"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0={FalseEasting} +y_0=0 {Ellipsoid} +towgs84={towgs84} +units=m +no_defs")
        : $"+proj=longlat {Ellipsoid} +towgs84={towgs84} +no_defs";

    private static OldDatum Beijing(int? meridian, int falseEasting) => new("Beijing 1954", "+ellps=krass", meridian, falseEasting);

    private static OldDatum Xian(int? meridian, int falseEasting) => new("Xian 1980", "+a=6378140 +b=6356755.288157528", meridian, falseEasting);
}
