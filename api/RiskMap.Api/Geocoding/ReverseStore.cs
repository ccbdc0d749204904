using Npgsql;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Geocoding;

/// <summary>What lies at a place, and next to it.</summary>
public sealed class ReverseStore(NpgsqlDataSource database)
{
    /// <summary>Metres within which a door is next to a place (design rule H11).</summary>
    public const double NextTo = 50;

    /// <summary>Metres within which a street is.</summary>
    public const double Along = 300;

    private const string Sql = """
        WITH asked AS (
            SELECT point, ST_Expand(point, @nextTo / 111195 / cos(radians(@latitude)), @nextTo / 111195) AS beside,
                ST_Expand(point, @along / 111195 / cos(radians(@latitude)), @along / 111195) AS around
            FROM ST_SetSRID(ST_MakePoint(@longitude, @latitude), 4326) AS point
        ),
        -- The smallest building round the place: a shop in a market hall goes before the hall.
        inside AS (
            SELECT b.feature_id, COALESCE(b.name, b.address) AS called FROM buildings b, asked
            WHERE b.area = @area AND ST_Intersects(b.geom, asked.point) ORDER BY b.area_m2 LIMIT 1
        ),
        near_streets AS (
            SELECT r.name, r.geom, ST_Distance(r.geom::geography, asked.point::geography) AS metres FROM roads r, asked
            WHERE r.area = @area AND r.name IS NOT NULL AND r.geom && asked.around ORDER BY metres LIMIT 20
        ),
        street AS (SELECT name, metres FROM near_streets WHERE metres <= @along ORDER BY metres LIMIT 1),
        -- A door on the other side of a street is not next to the place, however near it is.
        door AS (
            SELECT COALESCE(d.full_text, concat_ws(' ', COALESCE(d.street, d.place), d.number)) AS called, d.geom,
                ST_Distance(d.geom::geography, asked.point::geography) AS metres
            FROM addresses d, asked
            WHERE d.area = @area AND d.geom && asked.beside
                AND NOT EXISTS (SELECT FROM near_streets s WHERE ST_Intersects(s.geom, ST_MakeLine(asked.point, d.geom)))
            ORDER BY metres, d.feature_id LIMIT 1
        ),
        path AS (
            SELECT array_agg(called ORDER BY ground DESC) AS names
            FROM (SELECT CASE WHEN @chinese THEN COALESCE(v.name_zh, v.name_en) ELSE COALESCE(v.name_en, v.name_zh) END AS called, ST_Area(v.geom) AS ground
                FROM divisions v, asked WHERE v.area = @area AND ST_Intersects(v.geom, asked.point)) AS around
        )
        SELECT inside.feature_id AS building_feature_id, inside.called AS building, door.called AS address, round(door.metres::numeric, 1)::float8 AS address_metres,
            ST_X(door.geom) AS address_x, ST_Y(door.geom) AS address_y, street.name AS street, round(street.metres::numeric, 1)::float8 AS street_metres,
            COALESCE(path.names, '{}') AS divisions
        FROM path LEFT JOIN inside ON true LEFT JOIN door ON door.metres <= @nextTo LEFT JOIN street ON true
        """;

    public async Task<ReverseMatch> AtAsync(string area, double longitude, double latitude, bool chinese, CancellationToken cancel) =>
        (await database.ReadAsync(Sql, new { area, longitude, latitude, chinese, nextTo = NextTo, along = Along }, row => new ReverseMatch
        {
            BuildingFeatureId = row.IsDBNull(0) ? null : row.GetInt32(0),
            Building = row.Text(1),
            Address = row.Text(2),
            AddressMetres = row.Number(3),
            AddressX = row.Number(4),
            AddressY = row.Number(5),
            Street = row.Text(6),
            StreetMetres = row.Number(7),
            Divisions = row.GetFieldValue<string[]>(8),
        }, cancel)).Single();
}
