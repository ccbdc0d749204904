using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Sources;

namespace RiskMap.Tests;

/// <summary>Coordinate systems as people call them; numbers by the EPSG register.</summary>
public sealed class CrsNameTests
{
    [Theory]
    [InlineData("CGCS2000 3度带 37带", 4525)]
    [InlineData("CGCS2000_3_Degree_GK_Zone_37", 4525)]
    [InlineData("CGCS2000 / 3-degree Gauss-Kruger zone 37", 4525)]
    [InlineData("国家2000 三度带 第37带", 4525)]
    [InlineData("CGCS2000 3度带 37带 不带带号", 4546)]
    [InlineData("CGCS2000 中央子午线111", 4546)]
    [InlineData("CGCS2000 中央子午线：111°E", 4546)]
    [InlineData("CGCS2000_3_Degree_GK_CM_111E", 4546)]
    [InlineData("CGCS2000 / 3-degree Gauss-Kruger CM 111E", 4546)]
    [InlineData("CGCS2000 6度带 19带", 4497)]
    [InlineData("CGCS2000_GK_Zone_19", 4497)]
    [InlineData("CGCS2000 / Gauss-Kruger zone 19", 4497)]
    [InlineData("CGCS2000 6度带 中央子午线111", 4508)]
    [InlineData("ＣＧＣＳ２０００", 4490)]
    [InlineData("2000国家大地坐标系", 4490)]
    [InlineData("UTM 49N", 32649)]
    [InlineData("WGS 84 / UTM zone 49N", 32649)]
    [InlineData("UTM 23S", 32723)]
    [InlineData("TWD97", 3826)]
    [InlineData("TWD97 / TM2 zone 119", 3825)]
    [InlineData("HK1980", 2326)]
    [InlineData("Hong Kong 1980 Grid System", 2326)]
    [InlineData("Web Mercator", 3857)]
    [InlineData("EPSG:3826", 3826)]
    public void A_system_is_known_by_what_people_call_it(string name, int srid) => Crs.Parse(name).Srid.ShouldBe(srid);

    [Fact]
    public void Every_zone_of_cgcs2000_has_its_number()
    {
        for (var zone = 25; zone <= 45; zone++)
        {
            Crs.Parse($"CGCS2000 3度带 {zone}带").Srid.ShouldBe(4513 + zone - 25);
            Crs.Parse($"CGCS2000 中央子午线{zone * 3}").Srid.ShouldBe(4534 + zone - 25);
        }

        for (var zone = 13; zone <= 23; zone++)
        {
            Crs.Parse($"CGCS2000 6度带 {zone}带").Srid.ShouldBe(4491 + zone - 13);
            Crs.Parse($"CGCS2000 6度带 中央子午线{(zone * 6) - 3}").Srid.ShouldBe(4502 + zone - 13);
        }
    }

    [Theory]
    [InlineData("西安80 3度带 37带", 2361, 111, 37_500_000)]
    [InlineData("北京54 3度带 37带", 2413, 111, 37_500_000)]
    [InlineData("Beijing 1954 中央子午线 114", 2435, 114, 500_000)]
    [InlineData("EPSG:21419", 21419, 111, 19_500_000)]
    public void An_old_datum_is_taken_with_the_users_own_parameters_and_not_without(string name, int srid, int meridian, int easting)
    {
        Should.Throw<LoadException>(() => Crs.Parse(name)).Reason.ShouldBe("crs_needs_datum");
        var crs = Crs.Parse(name, "15.8,-154.4,-82.3");
        (crs.Srid, crs.StagingSrid).ShouldBe((srid, 0));
        crs.Proj.ShouldNotBeNull().ShouldContain($"+lon_0={meridian} +k=1 +x_0={easting} ");
        crs.Proj.ShouldContain("+towgs84=15.8,-154.4,-82.3 ");
    }

    [Theory]
    [InlineData("EPSG:2413", "1,2", "towgs84_form")]
    [InlineData("EPSG:2413", "1,2,3); DROP", "towgs84_form")]
    [InlineData("EPSG:4525", "1,2,3", "towgs84_not_needed")]
    [InlineData("CGCS2000 3度带 99带", null, "crs_unknown")]
    [InlineData("CGCS2000 3度带", null, "crs_unknown")]
    [InlineData("CGCS2000 中央子午线112", null, "crs_unknown")]
    public void What_cannot_be_meant_is_refused(string name, string? towgs84, string reason) =>
        Should.Throw<LoadException>(() => Crs.Parse(name, towgs84)).Reason.ShouldBe(reason);
}
