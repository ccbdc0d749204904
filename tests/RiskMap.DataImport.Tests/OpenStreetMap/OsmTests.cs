using Dapper;
using RiskMap.DataImport.Loading;
using RiskMap.DataImport.Mapping;
using RiskMap.DataImport.OpenStreetMap;
using RiskMap.DataImport.Texts;

namespace RiskMap.Tests.OpenStreetMap;

/// <summary>Short files by hand to rows on the map: for each the tags and shapes that are tricky, and what became of them.</summary>
public abstract class OsmTests(TestDatabase db) : IDisposable
{
    private readonly string _area = $"o{Guid.NewGuid():n}"[..20];

    protected TestDatabase Database { get; } = db;

    protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A file of these objects; a node's place may be written as x y, in thousandths of a degree from 112° E, 29° N.</summary>
    protected string Xml(string objects) => Folder.Write("town.osm", Text(objects));

    protected static string Text(string objects) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6" generator="by hand">
        {objects}
        </osm>
        """;

    protected static string Node(int id, double x, double y, params string[] tags) =>
        FormattableString.Invariant($"<node id=\"{id}\" lon=\"{112 + (x / 1000):0.0000000}\" lat=\"{29 + (y / 1000):0.0000000}\">{Tags(tags)}</node>\n");

    protected static string Way(int id, string nodes, params string[] tags) =>
        $"<way id=\"{id}\">{string.Concat(nodes.Split(' ').Select(n => $"<nd ref=\"{n}\"/>"))}{Tags(tags)}</way>\n";

    /// <param name="members">way ids, an i before those whose role is inner.</param>
    protected static string Relation(int id, string members, params string[] tags) =>
        $"<relation id=\"{id}\">{string.Concat(members.Split(' ').Select(m =>
            $"<member type=\"way\" ref=\"{m.TrimStart('i')}\" role=\"{(m.StartsWith('i') ? "inner" : "outer")}\"/>"))}{Tags(tags)}</relation>\n";

    protected static string Square(int firstNode, double x, double y, double size) => string.Concat(
        Node(firstNode, x, y), Node(firstNode + 1, x + size, y), Node(firstNode + 2, x + size, y + size), Node(firstNode + 3, x, y + size));

    protected static string Round(int firstNode) => $"{firstNode} {firstNode + 1} {firstNode + 2} {firstNode + 3} {firstNode}";

    protected async Task<OsmResult> ImportAsync(string file, string? layer = null) => await new OsmImporter(Database.Source, Language.English, Path.Combine(Folder.Path, "rejects"))
        .ImportAsync(new Area(_area, "试验区", TimeZone: "Asia/Shanghai"), new DatasetPlan { Layer = "", File = file }, layer, file, new(), TestContext.Current.CancellationToken);

    protected async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql, new { area = _area })).AsList();
    }

    private static string Tags(string[] tags) => string.Concat(tags.Select(tag => tag.Split('=', 2))
        .Select(t => $"<tag k=\"{System.Security.SecurityElement.Escape(t[0])}\" v=\"{System.Security.SecurityElement.Escape(t[1])}\"/>"));
}
