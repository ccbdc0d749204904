using System.Data.Common;
using NetTopologySuite.Geometries;
using Npgsql;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Network;

/// <summary>The area's routable network in the database: road_edges, made anew from roads in the transaction that changed them.</summary>
internal static class RoadEdges
{
    private const int FlushBytes = 1 << 20;

    public static async Task RebuildAsync(NpgsqlConnection connection, string area, CancellationToken cancel)
    {
        var (roads, oneways) = await ReadAsync(connection, area, cancel);
        var (edges, _) = RoadNetwork.Cut(roads);
        await connection.RunAsync("""
            CREATE TEMP TABLE cut_edges (
                id integer, road uuid, from_node integer, to_node integer, forward boolean, backward boolean, geom geometry) ON COMMIT DROP
            """, cancel: cancel);
        await SendAsync(connection, roads, oneways, edges, cancel);
        await connection.RunAsync("""
            DELETE FROM road_edges WHERE area = @area;
            INSERT INTO road_edges (area, id, road, from_node, to_node, length_m, forward, backward, geom)
            SELECT @area, id, road, from_node, to_node, ST_Length(geom::geography), forward, backward, geom FROM cut_edges;
            DROP TABLE cut_edges
            """, new { area }, cancel);
    }

    private static async Task<(List<NetworkRoad> Roads, List<bool> Oneways)> ReadAsync(NpgsqlConnection connection, string area, CancellationToken cancel)
    {
        // layer is what the source says of the level; a bridge that says nothing lies above the ground all the same.
        await using var command = new NpgsqlCommand("""
            SELECT id, coalesce(oneway, false), coalesce(layer, CASE WHEN bridge THEN 1 WHEN tunnel THEN -1 ELSE 0 END), geom
            FROM roads WHERE area = @area ORDER BY feature_id
            """, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("area", area);
        var (roads, oneways) = (new List<NetworkRoad>(), new List<bool>());
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var lines = reader.GetFieldValue<Geometry>(3);
            var parts = new double[lines.NumGeometries][];
            for (var i = 0; i < parts.Length; i++)
            {
                var line = ((LineString)lines.GetGeometryN(i)).CoordinateSequence;
                parts[i] = new double[line.Count * 2];
                for (var j = 0; j < line.Count; j++)
                {
                    (parts[i][2 * j], parts[i][(2 * j) + 1]) = (line.GetX(j), line.GetY(j));
                }
            }

            roads.Add(new(reader.GetGuid(0), Math.Clamp(reader.GetInt32(2), -20, 20), parts));
            oneways.Add(reader.GetBoolean(1));
        }

        return (roads, oneways);
    }

    private static async Task SendAsync(
        NpgsqlConnection connection, List<NetworkRoad> roads, List<bool> oneways, List<NetworkEdge> edges, CancellationToken cancel)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            "COPY cut_edges (id, road, from_node, to_node, forward, backward, geom) FROM STDIN (FORMAT binary)", cancel);
        var buffer = new CopyBuffer(FlushBytes + 4096);
        buffer.Header();
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            buffer.BeginRow(7);
            buffer.Int(i + 1);
            buffer.Uuid(roads[edge.Road].Id);
            buffer.Int(edge.From);
            buffer.Int(edge.To);
            buffer.Bool(true);
            buffer.Bool(!oneways[edge.Road]);
            buffer.Line(roads[edge.Road].Parts[edge.Part].AsSpan(edge.First..edge.End));
            if (buffer.Length > FlushBytes)
            {
                await copy.WriteAsync(buffer.Written, cancel);
                buffer.Clear();
            }
        }

        buffer.Trailer();
        await copy.WriteAsync(buffer.Written, cancel);
    }
}
