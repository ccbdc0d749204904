using System.Globalization;
using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>Metres in memory are PROJ's metres.</summary>
public sealed class LocalMetresTests(Town town)
{
    [Theory]
    [InlineData(29.6, 111.9, 111.95, 29.55)]
    [InlineData(52.5, 122.4, 122.2, 52.65)]
    [InlineData(-33.9, 151.2, 151.9, -34.4)]
    [InlineData(0.1, 10, 12.5, -1.5)]
    [InlineData(69.6, 18.9, 21.4, 70.3)]
    public async Task A_place_is_where_PostGIS_puts_it_to_a_tenth_of_a_millimetre(double latitude, double longitude, double x, double y)
    {
        var srs = string.Create(CultureInfo.InvariantCulture, $"+proj=tmerc +lat_0={latitude} +lon_0={longitude} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs");
        var there = await town.SqlAsync<double[]>(
            "SELECT ARRAY[ST_X(p), ST_Y(p)] FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(@x, @y), 4326), @srs) AS p) t", new { x, y, srs });
        var (here, north) = LocalMetres.Of(srs, x, y)!.Value;
        here.ShouldBe(there[0], 1e-4);
        north.ShouldBe(there[1], 1e-4);
    }

    [Theory]
    [InlineData("+proj=utm +zone=49 +ellps=WGS84")]
    [InlineData("+proj=tmerc +lat_0=0 +lon_0=111 +k=0.9996 +ellps=WGS84")]
    [InlineData("+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +x_0=500000 +ellps=WGS84")]
    [InlineData("+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +ellps=GRS80")]
    [InlineData("EPSG:4547")]
    [InlineData(null)]
    public void Of_another_projection_only_the_database_knows(string? srs) => LocalMetres.Of(srs, 111.2, 29.6).ShouldBeNull();
}
