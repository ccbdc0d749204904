using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace RiskMap.DataImport.Demo;

/// <summary>
/// The truth behind the demo's fires, for tests of what a heatmap recovers: expected fires per km² per year at a place, the
/// same in every year. A sum of round normal hills, each with a known number of fires a year, over a low plain; zero on the
/// river and outside the county. Fires are a Poisson process with this intensity; hills lose what falls on the river.
/// </summary>
public sealed class FireIntensity(County county)
{
    /// <summary>Fires per km² per year everywhere on land.</summary>
    public const double Plain = 0.06;

    private readonly IPreparedGeometry _county = PreparedGeometryFactory.Prepare(county.Outline);
    private readonly IPreparedGeometry _water = PreparedGeometryFactory.Prepare(county.River.Water);

    /// <summary>Where fires gather, metres from the origin; how wide, metres; how many a year.</summary>
    public static IReadOnlyList<Hill> Hills { get; } =
    [
        new("老城", 850, 420, 300, 17), new("老城 米市", 520, 520, 130, 5), new("旧城区", -300, 1150, 850, 27), new("建材大市场", 850, 1850, 150, 6),
        new("农产品市场", -2050, 1750, 140, 5), new("东湾城中村", 1850, 250, 230, 10), new("西湾城中村", -2000, 220, 250, 8),
        new("南沙城中村", -2200, -1500, 260, 6),
        new("工业园", 3400, 1500, 560, 8), new("物流园", 2700, 400, 170, 3), new("新城", 0, -1500, 900, 15),
        .. Villages.All.Select(v => new Hill(v.Name, v.X, v.Y, v.Reach * 0.8, 0.62)),
    ];

    /// <summary>Expected fires per km² per year at a point, metres east and north of the origin.</summary>
    public double At(double x, double y)
    {
        var here = Ground.Metres.CreatePoint(new Coordinate(x, y));
        return _county.Contains(here) && !_water.Contains(here) ? Plain + Hills.Sum(h => h.At(x, y)) : 0;
    }

    /// <param name="Spread">Standard deviation in each direction, metres.</param>
    /// <param name="PerYear">Fires a year under the whole hill.</param>
    public sealed record Hill(string Name, double X, double Y, double Spread, double PerYear)
    {
        /// <summary>Fires per km² per year.</summary>
        public double At(double x, double y)
        {
            var squared = (((x - X) * (x - X)) + ((y - Y) * (y - Y))) / (Spread * Spread);
            return squared > 60 ? 0 : PerYear * 1e6 / (2 * Math.PI * Spread * Spread) * Math.Exp(-squared / 2);
        }
    }
}
