using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using RiskMap.Tests;

namespace RiskMap.PostGis.Tests;

/// <summary>Pairs of a geometry and the SQL that makes it: each is read from PostGIS and written to it, through Npgsql.</summary>
public sealed class GeometryTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> EwktOfEveryKind =>
    [
        "SRID=4326;POINT(111.9 29.6)",
        "SRID=4326;POINT Z(111.9 29.6 35.5)",
        "SRID=4326;POINT M(111.9 29.6 7)",
        "SRID=4326;POINT ZM(111.9 29.6 35.5 7)",
        "POINT(1 2)",
        "SRID=3857;LINESTRING(0 0,1 1,2 0)",
        "SRID=4326;LINESTRING Z(0 0 1,1 1 2)",
        "SRID=4326;LINESTRING M(0 0 1,1 1 2)",
        "SRID=4326;POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1))",
        "SRID=4326;POLYGON Z((0 0 1,4 0 1,4 4 1,0 0 1))",
        "SRID=4326;MULTIPOINT((0 0),(1 1))",
        "SRID=4326;MULTIPOINT ZM((0 0 1 2),(1 1 3 4))",
        "SRID=4326;MULTILINESTRING((0 0,1 1),(2 2,3 3))",
        "SRID=4326;MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))",
        "SRID=4326;GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1),POLYGON((0 0,1 0,1 1,0 0)))",
        "SRID=4326;POINT EMPTY",
        "SRID=4326;LINESTRING EMPTY",
        "SRID=4326;POLYGON EMPTY",
        "SRID=4326;MULTIPOINT EMPTY",
        "SRID=4326;MULTILINESTRING EMPTY",
        "SRID=4326;MULTIPOLYGON EMPTY",
        "SRID=4326;GEOMETRYCOLLECTION EMPTY",
    ];

    [Theory]
    [MemberData(nameof(EwktOfEveryKind))]
    public async Task What_PostGIS_sends_comes_back_to_it_unchanged(string ewkt)
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        Geometry read;
        await using (var ask = new NpgsqlCommand("SELECT ST_GeomFromEWKT($1)", connection) { Parameters = { new() { Value = ewkt } } })
        {
            read = (Geometry)(await ask.ExecuteScalarAsync())!;
        }

        await using var back = new NpgsqlCommand("SELECT ST_AsEWKT($1)", connection) { Parameters = { new() { Value = read } } };
        await using var same = new NpgsqlCommand("SELECT ST_AsEWKT(ST_GeomFromEWKT($1))", connection) { Parameters = { new() { Value = ewkt } } };
        (await back.ExecuteScalarAsync()).ShouldBe(await same.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_polygon_of_a_million_points_survives_the_journey()
    {
        const int points = 1_000_000;
        var ring = new Coordinate[points + 1];
        for (var i = 0; i < points; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / points);
            ring[i] = new Coordinate(112 + (0.1 * cos), 29.5 + (0.1 * sin));
        }

        ring[points] = ring[0].Copy();
        var sent = new Polygon(new LinearRing(ring)) { SRID = 4326 };

        await using var connection = await db.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT $1, ST_NPoints($1), ST_SRID($1)", connection) { Parameters = { new() { Value = sent } } };
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();

        reader.GetFieldValue<Geometry>(0).EqualsExact(sent).ShouldBeTrue();
        reader.GetInt32(1).ShouldBe(points + 1);
        reader.GetInt32(2).ShouldBe(4326);
    }

    [Fact]
    public void Ordinates_that_are_not_asked_for_are_left_out()
    {
        var point = new WKTReader().Read("POINT Z(1 2 3)");
        point.SRID = 4326;

        var written = new PostGisWriter { HandleOrdinates = Ordinates.XY }.Write(point);

        new PostGisReader().Read(written).Coordinate.Z.ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(ByteOrder.BigEndian)]
    [InlineData(ByteOrder.LittleEndian)]
    public void Both_byte_orders_are_read(ByteOrder order)
    {
        var line = new WKTReader().Read("LINESTRING(1 2,3 4)");
        line.SRID = 4549;

        var read = new PostGisReader().Read(new MemoryStream(new PostGisWriter(order).Write(line)));

        read.EqualsExact(line).ShouldBeTrue();
        read.SRID.ShouldBe(4549);
    }
}
