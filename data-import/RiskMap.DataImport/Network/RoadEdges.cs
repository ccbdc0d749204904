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
        await connection.RunAsync("DELETE FROM road_edges WHERE area = @area", new { area }, cancel);
        var lengths = new double[edges.Count];
        for (var i = 0; i < edges.Count; i++)
        {
            lengths[i] = Ellipsoid.Length(Line(roads, edges[i])) ?? await LengthAsync(connection, Line(roads, edges[i]).ToArray(), cancel);
        }

        await SendAsync(connection, area, roads, oneways, edges, lengths, cancel);
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

    private static Span<double> Line(List<NetworkRoad> roads, NetworkEdge edge) => roads[edge.Road].Parts[edge.Part].AsSpan(edge.First..edge.End);

    /// <summary>Of a line that goes half round the earth, which nothing but a mistake in a file is: the database knows it.</summary>
    private static async Task<double> LengthAsync(NpgsqlConnection connection, double[] xy, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT ST_Length(@line::geography)", connection);
        command.Parameters.AddWithValue(
            "line", new LineString([.. Enumerable.Range(0, xy.Length / 2).Select(i => new Coordinate(xy[2 * i], xy[(2 * i) + 1]))]) { SRID = 4326 });
        return (double)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task SendAsync(
        NpgsqlConnection connection, string area, List<NetworkRoad> roads, List<bool> oneways, List<NetworkEdge> edges, double[] lengths,
        CancellationToken cancel)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            "COPY road_edges (area, id, road, from_node, to_node, length_m, forward, backward, geom) FROM STDIN (FORMAT binary)", cancel);
        var buffer = new CopyBuffer(FlushBytes + 4096);
        buffer.Header();
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            buffer.BeginRow(9);
            buffer.Text(area);
            buffer.Int(i + 1);
            buffer.Uuid(roads[edge.Road].Id);
            buffer.Int(edge.From);
            buffer.Int(edge.To);
            buffer.Double(lengths[i]);
            buffer.Bool(true);
            buffer.Bool(!oneways[edge.Road]);
            buffer.Line(Line(roads, edge));
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
