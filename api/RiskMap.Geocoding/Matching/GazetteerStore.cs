using Npgsql;

namespace RiskMap.Geocoding.Matching;

/// <summary>Reads a gazetteer from the database in one pass over each table of an area.</summary>
public static class GazetteerStore
{
    private const string Doors = """
        SELECT number, street, place, unit, full_text, city, postcode, location_precision, ST_X(geom), ST_Y(geom)
        FROM addresses WHERE area = $1 AND NOT ST_IsEmpty(geom) ORDER BY feature_id
        """;

    /// <summary>A building with an address is a door; the place is a point of its own ground, not a centroid.</summary>
    private const string Buildings = """
        SELECT name, address, ST_X(point), ST_Y(point), sqrt(area_m2) / 2, feature_id
        FROM buildings, LATERAL (SELECT ST_PointOnSurface(geom) AS point) AS inside
        WHERE area = $1 AND (name IS NOT NULL OR address IS NOT NULL) AND NOT ST_IsEmpty(geom) ORDER BY feature_id
        """;

    private const string Premises = """
        SELECT name, ST_X(geom), ST_Y(geom), feature_id FROM premises WHERE area = $1 AND name IS NOT NULL AND geom IS NOT NULL ORDER BY feature_id
        """;

    private const string Stations = """
        SELECT name, ST_X(geom), ST_Y(geom), feature_id FROM stations WHERE area = $1 AND name IS NOT NULL AND geom IS NOT NULL ORDER BY feature_id
        """;

    private const string Hydrants = """
        SELECT number, ST_X(geom), ST_Y(geom), feature_id FROM hydrants WHERE area = $1 AND number IS NOT NULL AND geom IS NOT NULL ORDER BY feature_id
        """;

    private const string Roads = "SELECT name, part.geom FROM roads, ST_Dump(geom) AS part WHERE area = $1 AND name IS NOT NULL ORDER BY feature_id, part.path";

    private const string Divisions = "SELECT name_zh, name_en, level, geom, feature_id FROM divisions WHERE area = $1 ORDER BY feature_id";

    private const string Aliases = """
        SELECT text, key, stands_for, ST_X(geom), ST_Y(geom), location_precision, valid_from, valid_to FROM address_aliases WHERE area = $1
        """;

    public static async Task<Gazetteer> LoadAsync(NpgsqlDataSource database, string area, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // All tables as they are at one moment.
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var builder = new GazetteerBuilder();
        await EachAsync("SELECT name_zh, name_en FROM areas WHERE area = $1", row => builder.AddArea(Text(row, 0), Text(row, 1)));
        await EachAsync(Divisions, row => builder.Add(new DivisionRow(
            Text(row, 0), Text(row, 1), row.GetString(2), row.GetFieldValue<NetTopologySuite.Geometries.Geometry>(3), row.GetInt32(4))));
        await EachAsync(Doors, row => builder.Add(new DoorRow(
            Text(row, 0), Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5), Text(row, 6), row.GetString(7), row.GetDouble(8), row.GetDouble(9))));
        await EachAsync(Buildings, row =>
        {
            if (Text(row, 1) is { } address)
            {
                builder.Add(new DoorRow(null, null, null, null, address, null, null, "building", row.GetDouble(2), row.GetDouble(3)));
            }

            if (Text(row, 0) is { } name)
            {
                builder.Add(new NamedRow(NameKind.Building, name, row.GetDouble(2), row.GetDouble(3), Math.Max(Radius.Door, row.GetDouble(4)), row.GetInt32(5)));
            }
        });
        await EachAsync(Premises, row => builder.Add(Named(NameKind.Premises, row)));
        await EachAsync(Stations, row => builder.Add(Named(NameKind.Station, row)));
        await EachAsync(Roads, row => builder.Add(new RoadRow(row.GetString(0), Line(row.GetFieldValue<NetTopologySuite.Geometries.Geometry>(1)))));
        await EachAsync(Hydrants, row => builder.AddHydrant(row.GetString(0), row.GetDouble(1), row.GetDouble(2), row.GetInt32(3)));
        await EachAsync(Aliases, row => builder.Add(new AliasRow(
            row.GetString(0), row.GetString(1), Text(row, 2), Number(row, 3), Number(row, 4), row.GetString(5), Day(row, 6), Day(row, 7))));
        return builder.Build();

        async Task EachAsync(string sql, Action<NpgsqlDataReader> take)
        {
            await using var command = new NpgsqlCommand(sql, connection, moment) { Parameters = { new() { Value = area } }, CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                take(reader);
            }
        }
    }

    private static NamedRow Named(NameKind kind, NpgsqlDataReader row) =>
        new(kind, row.GetString(0), row.GetDouble(1), row.GetDouble(2), Radius.Door, row.GetInt32(3));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    private static double[] Line(NetTopologySuite.Geometries.Geometry line)
    {
        var positions = line.Coordinates;
        var numbers = new double[2 * positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            (numbers[2 * i], numbers[(2 * i) + 1]) = (positions[i].X, positions[i].Y);
        }

        return numbers;
    }
}
