using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;

namespace RiskMap.Api.Tests.Hydrants;

/// <summary>
/// A small town drawn with letters, one cell a square: <c>- | +</c> streets, <c>= !</c> bridges over water, <c>~</c> water, a capital
/// letter a building (all cells of one letter are one building), <c>#</c> walls, a digit a hydrant in the middle of its cell. It is put
/// into the database as an area of its own, and asked by GraphQL.
/// </summary>
public sealed class DrawnTown(Town town, string area)
{
    public const string Standard = "cn-gb50974-2014+gb55036-2022";

    /// <param name="town">The database and the server.</param>
    /// <param name="area">Code of the area.</param>
    /// <param name="drawing">The town, north above.</param>
    /// <param name="metres">Side of a cell.</param>
    /// <param name="latitude">Where on earth it lies.</param>
    /// <param name="longitude">Where on earth it lies: far enough from the others not to be their neighbour.</param>
    /// <param name="east">Metres that it lies east of that place.</param>
    public static async Task<DrawnTown> DrawAsync(
        Town town, string area, string drawing, double metres = 10, double latitude = 30, double longitude = 10, double east = 0)
    {
        var rows = drawing.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var cells = rows.SelectMany((row, r) => row.TrimEnd().Select((what, c) => (What: what, X: east + (c * metres), Y: -r * metres, C: c, R: r))).ToList();
        char At(int c, int r) => r >= 0 && r < rows.Length && c >= 0 && c < rows[r].Length ? rows[r][c] : ' ';
        var edges = cells.SelectMany(cell => new[] { (cell.C, cell.R, C2: cell.C + 1, R2: cell.R, Along: "-+="), (cell.C, cell.R, C2: cell.C, R2: cell.R + 1, Along: "|+!") })
            .Where(e => e.Along.Contains(At(e.C, e.R)) && e.Along.Contains(At(e.C2, e.R2))).ToList();
        var values = new
        {
            area,
            srs = string.Create(CultureInfo.InvariantCulture, $"+proj=tmerc +lat_0={latitude} +lon_0={longitude} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs"),
            half = metres / 2,
            letters = cells.Where(c => c.What is '#' or '~' or '=' or '!' || char.IsAsciiLetterUpper(c.What)).Select(c => c.What is '=' or '!' ? "~" : c.What.ToString()).ToArray(),
            xs = cells.Where(c => c.What is '#' or '~' or '=' or '!' || char.IsAsciiLetterUpper(c.What)).Select(c => c.X).ToArray(),
            ys = cells.Where(c => c.What is '#' or '~' or '=' or '!' || char.IsAsciiLetterUpper(c.What)).Select(c => c.Y).ToArray(),
            numbers = cells.Where(c => char.IsAsciiDigit(c.What)).Select(c => c.What.ToString()).ToArray(),
            hx = cells.Where(c => char.IsAsciiDigit(c.What)).Select(c => c.X).ToArray(),
            hy = cells.Where(c => char.IsAsciiDigit(c.What)).Select(c => c.Y).ToArray(),
            ax = edges.Select(e => east + (e.C * metres)).ToArray(),
            ay = edges.Select(e => -e.R * metres).ToArray(),
            bx = edges.Select(e => east + (e.C2 * metres)).ToArray(),
            by = edges.Select(e => -e.R2 * metres).ToArray(),
            from = edges.Select(e => (e.R * 1000) + e.C + 1).ToArray(),
            to = edges.Select(e => (e.R2 * 1000) + e.C2 + 1).ToArray(),
            bridge = edges.Select(e => At(e.C, e.R) is '=' or '!' || At(e.C2, e.R2) is '=' or '!').ToArray(),
        };
        await using var connection = await town.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(Sql, values);
        await town.VisibleAsync(area);
        return new(town, area);
    }

    /// <summary>Changes the data, and waits until the server sees it.</summary>
    public async Task ChangeAsync(string sql)
    {
        await town.SqlAsync<int>(sql + "; UPDATE areas SET data_version = data_version + 1 WHERE area = @area; SELECT 1", new { area });
        await town.VisibleAsync(area);
    }

    public Task<JsonNode> AskAsync(string fields) => town.AreaAsync(fields, area);

    /// <summary>Verdict, number and reason of every test, by building and test: "A RADIUS" is "PASS 150".</summary>
    public async Task<Dictionary<string, string>> VerdictsAsync(string arguments = "", string standard = Standard)
    {
        var answer = await AskAsync($$"""
            hydrantCoverage(standard: "{{standard}}"{{(arguments.Length > 0 ? ", " + arguments : "")}}) { verdicts { buildings(first: 100) { nodes {
                address verdict tests { test verdict number reason } } } } }
            """);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in answer["hydrantCoverage"]!["verdicts"]!["buildings"]!["nodes"]!.AsArray())
        {
            var name = node!["address"]!.GetValue<string>();
            found[name] = node["verdict"]!.GetValue<string>();
            foreach (var test in node["tests"]!.AsArray())
            {
                var number = test!["number"]?.GetValue<double>();
                found[$"{name} {test["test"]}"] = string.Create(CultureInfo.InvariantCulture,
                    $"{test["verdict"]}{(number is { } n ? $" {Math.Round(n, 2)}" : "")}");
                found[$"{name} {test["test"]} why"] = test["reason"]!.GetValue<string>();
            }
        }

        return found;
    }

    private const string Sql = """
        INSERT INTO areas (area, name_en, time_zone, data_version, local_srs) VALUES (@area, @area, 'Asia/Shanghai', 1, @srs);
        INSERT INTO datasets (area, id, layer, name, crs_src)
            SELECT @area, gen_random_uuid(), l, l, 'EPSG:4326' FROM unnest('{hydrants,buildings,roads,land_cover}'::text[]) l;
        CREATE TEMP TABLE drawn ON COMMIT DROP AS
            SELECT what, ST_Multi(ST_Transform(ST_Union(ST_MakeEnvelope(x - @half, y - @half, x + @half, y + @half)), @srs, 4326)) AS geom
            FROM unnest(@letters, @xs, @ys) AS cells (what, x, y) GROUP BY what;
        INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, use, storeys, address, area_m2, geom)
            SELECT @area, gen_random_uuid(), d.id, what, '', row_number() OVER (ORDER BY what), 'residential', 2, what, 100, geom
            FROM drawn, datasets d WHERE what <> '~' AND d.area = @area AND d.layer = 'buildings';
        INSERT INTO land_cover (area, id, dataset, source_id, content_hash, feature_id, kind, area_m2, geom)
            SELECT @area, gen_random_uuid(), d.id, what, '', 1, 'water', 1, geom FROM drawn, datasets d WHERE what = '~' AND d.area = @area AND d.layer = 'land_cover';
        INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number, state, geom)
            SELECT @area, gen_random_uuid(), d.id, number, '', number::int, number, 'in_service', ST_Transform(ST_MakePoint(x, y), @srs, 4326)
            FROM unnest(@numbers, @hx, @hy) AS h (number, x, y), datasets d WHERE d.area = @area AND d.layer = 'hydrants';
        CREATE TEMP TABLE lines ON COMMIT DROP AS
            SELECT n::int, a, b, bridge, gen_random_uuid() AS road, ST_Transform(ST_MakeLine(ST_MakePoint(ax, ay), ST_MakePoint(bx, by)), @srs, 4326) AS geom
            FROM unnest(@ax, @ay, @bx, @by, @from, @to, @bridge) WITH ORDINALITY AS e (ax, ay, bx, by, a, b, bridge, n);
        INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, class, bridge, length_m, geom)
            SELECT @area, road, d.id, n::text, '', n, 'residential', bridge, 1, ST_Multi(geom) FROM lines, datasets d WHERE d.area = @area AND d.layer = 'roads';
        INSERT INTO road_edges (area, id, road, from_node, to_node, length_m, forward, backward, geom)
            SELECT @area, n, road, a, b, ST_Length(geom::geography), true, true, geom FROM lines;
        UPDATE areas SET bounds = ST_Envelope((SELECT ST_Collect(geom) FROM (SELECT geom FROM buildings WHERE area = @area UNION ALL
            SELECT geom FROM hydrants WHERE area = @area UNION ALL SELECT geom FROM road_edges WHERE area = @area) AS everything)) WHERE area = @area;
        """;
}
