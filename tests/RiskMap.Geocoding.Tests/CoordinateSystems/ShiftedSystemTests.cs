using RiskMap.Geocoding.CoordinateSystems;
using RiskMap.Tests;

namespace RiskMap.Geocoding.Tests.CoordinateSystems;

public sealed class ShiftedSystemTests
{
    private static readonly Random Seeded = new(20261122);

    /// <summary>Expected: gcoord 1.0.7 (npm), an independent implementation of the same public formulas.</summary>
    [Theory]
    [InlineData("GCJ-02", 116.391, 39.907, 116.39724095859891, 39.9084011088464)]
    [InlineData("GCJ-02", 75.99, 39.47, 75.9929556381645, 39.47022749677051)]
    [InlineData("GCJ-02", 122.537, 52.972, 122.54403437057971, 52.97351657379789)]
    [InlineData("BD-09", 111.878, 29.605, 111.89004907250106, 29.60797935875111)]
    [InlineData("BD-09", 109.508, 18.248, 109.51864575322281, 18.2520443394739)]
    [InlineData("bd09mc", 116.391, 39.907, 12958132.077631608, 4825886.744707182)]
    [InlineData("bd09mc", 111.878, 29.605, 12455678.815675516, 3431954.3013803265)]
    [InlineData("bd09mc", 109.508, 18.248, 12191692.533311535, 2053569.250664153)]
    [InlineData("bd09mc", 122.537, 52.972, 13642406.766386399, 6944788.230658397)]
    public void A_place_is_shifted_as_another_library_shifts_it(string system, double lon, double lat, double x, double y)
    {
        var at = ShiftedSystem.Find(system)!.FromWgs84(lon, lat);

        // Degrees agree to a tenth of a millimetre, metres to a millimetre.
        var close = Math.Abs(x) > 180 ? 1e-3 : 1e-9;
        at.X.ShouldBe(x, close);
        at.Y.ShouldBe(y, close);
    }

    [Theory]
    [InlineData("GCJ-02")]
    [InlineData("BD-09")]
    [InlineData("BD-09 Mercator")]
    public void There_and_back_is_within_a_millimetre_all_over_the_country(string system)
    {
        var shifted = ShiftedSystem.Find(system)!;
        var places = Enumerable.Range(0, 20_000).Select(_ => (Lon: 73 + (Seeded.NextDouble() * 63), Lat: 15 + (Seeded.NextDouble() * 39)))
            .Where(p => Gcj02Extent.Contains(p.Lon, p.Lat)).ToList();
        places.Count.ShouldBeGreaterThan(5_000);

        var farthest = places.Max(p =>
        {
            var (x, y) = shifted.FromWgs84(p.Lon, p.Lat);
            return Metres(p, shifted.ToWgs84(x, y));
        });

        farthest.ShouldBeLessThan(0.001);
    }

    /// <summary>The vectors of four libraries. Two of BD-09 are wrong: their library multiplies by π where all others do by π·3000/180.</summary>
    [Fact]
    public void The_reference_vectors_agree_within_a_metre_but_for_the_two_that_are_wrong()
    {
        var lines = File.ReadAllLines(RealData.File("crs/small_vectors.csv"))[1..];
        var off = lines.Select(l => l.Split(',')).Select(v => (Disputed: v[7].StartsWith("DISPUTED", StringComparison.Ordinal), Metres: Metres(To(v), Convert(v)))).ToList();

        off.Count.ShouldBe(18);
        off.Where(o => !o.Disputed).Max(o => o.Metres).ShouldBeLessThan(1);
        off.Where(o => o.Disputed).Select(o => o.Metres).ShouldAllBe(m => m > 5 && m < 60);
        off.Count(o => o.Disputed).ShouldBe(2);
    }

    [Theory]
    [InlineData("香港中环", 114.158, 22.282, false)]
    [InlineData("香港上水", 114.128, 22.502, false)]
    [InlineData("长洲", 114.028, 22.208, false)]
    [InlineData("深圳罗湖", 114.118, 22.536, true)]
    [InlineData("深圳蛇口", 113.920, 22.480, true)]
    [InlineData("澳门", 113.543, 22.199, false)]
    [InlineData("珠海拱北", 113.549, 22.220, true)]
    [InlineData("台北", 121.500, 25.050, false)]
    [InlineData("金门", 118.320, 24.430, false)]
    [InlineData("马祖", 119.930, 26.160, false)]
    [InlineData("厦门", 118.090, 24.480, true)]
    [InlineData("津市", 111.878, 29.605, true)]
    [InlineData("三亚", 109.500, 18.250, true)]
    [InlineData("永兴岛", 112.340, 16.830, true)]
    [InlineData("舟山", 122.200, 30.000, true)]
    [InlineData("丹东", 124.385, 40.125, true)]
    [InlineData("满洲里", 117.440, 49.590, true)]
    [InlineData("霍尔果斯", 80.415, 44.210, true)]
    [InlineData("畹町", 98.080, 24.080, true)]
    [InlineData("首尔", 126.980, 37.570, false)]
    [InlineData("河内", 105.850, 21.030, false)]
    [InlineData("乌兰巴托", 106.900, 47.900, false)]
    [InlineData("加德满都", 85.320, 27.710, false)]
    [InlineData("阿拉木图", 76.950, 43.250, false)]
    public void The_shift_applies_on_the_mainland_only(string place, double lon, double lat, bool shifted)
    {
        var (x, y) = ShiftedSystem.Gcj02.FromWgs84(lon, lat);
        ((x, y) != (lon, lat)).ShouldBe(shifted, place);
        Metres((lon, lat), ShiftedSystem.Gcj02.ToWgs84(x, y)).ShouldBeLessThan(0.001, place);
        Metres((lon, lat), ShiftedSystem.Bd09.ToWgs84(ShiftedSystem.Bd09.FromWgs84(lon, lat).X, ShiftedSystem.Bd09.FromWgs84(lon, lat).Y))
            .ShouldBeLessThan(0.001, place);
    }

    [Theory]
    [InlineData("gcj02", "GCJ-02")]
    [InlineData("GCJ_02", "GCJ-02")]
    [InlineData("火星坐标系", "GCJ-02")]
    [InlineData("高德", "GCJ-02")]
    [InlineData("BD-09", "BD-09")]
    [InlineData("百度坐标", "BD-09")]
    [InlineData("bd09ll", "BD-09")]
    [InlineData("BD09MC", "BD-09 Mercator")]
    [InlineData("EPSG:4326", null)]
    [InlineData("", null)]
    public void People_call_the_systems_by_many_names(string name, string? system) => ShiftedSystem.Find(name)?.Name.ShouldBe(system);

    [Theory]
    [InlineData(500, 29)]
    [InlineData(112, 95)]
    [InlineData(double.NaN, 29)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0, 0)]
    [InlineData(-75.7, -14.1)]
    public void What_is_no_place_in_the_country_comes_back_as_it_was(double x, double y)
    {
        ShiftedSystem.Gcj02.ToWgs84(x, y).ShouldBe((x, y));
        ShiftedSystem.Bd09.ToWgs84(x, y).ShouldBe((x, y));
    }

    private static (double Lon, double Lat) To(string[] vector) => (Number(vector[5]), Number(vector[6]));

    private static (double X, double Y) Convert(string[] vector)
    {
        var (lon, lat) = ShiftedSystem.Find(vector[1]) is { } from ? from.ToWgs84(Number(vector[3]), Number(vector[4])) : (Number(vector[3]), Number(vector[4]));
        return ShiftedSystem.Find(vector[2].Split("_out")[0]) is { } to ? to.FromWgs84(lon, lat) : (lon, lat);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>On a sphere of 6,371 km: exact enough for differences.</summary>
    private static double Metres((double Lon, double Lat) a, (double Lon, double Lat) b) => Math.Sqrt(
        Math.Pow((a.Lon - b.Lon) * Math.Cos(a.Lat * Math.PI / 180), 2) + Math.Pow(a.Lat - b.Lat, 2)) * Math.PI / 180 * 6_371_000;
}
