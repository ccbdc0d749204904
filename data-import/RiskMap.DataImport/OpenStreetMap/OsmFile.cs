using System.IO.Compression;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>An OpenStreetMap file, read from its beginning as often as wanted.</summary>
internal abstract class OsmFile : IDisposable
{
    /// <summary>When the data were taken from OpenStreetMap: what the file says, else its newest object so far; null: neither is known.</summary>
    public DateTimeOffset? Timestamp => Replicated ?? Newest;

    protected DateTimeOffset? Replicated { get; set; }

    protected DateTimeOffset? Newest { get; set; }

    /// <summary>By the name; what is inside is looked at when it is read.</summary>
    public static bool Is(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Extensions = [".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.xml", ".osm.xml.gz", ".osm.bz2", ".osm.zst", ".osc", ".osc.gz"];

    /// <exception cref="LoadException">There is no such file, or it is none of OpenStreetMap's that can be read.</exception>
    public static OsmFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new LoadException("file_missing", path);
        }

        Span<byte> begin = stackalloc byte[16];
        using (var file = File.OpenRead(path))
        {
            begin = begin[..file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)];
        }

        var name = Path.GetFileName(path);
        return begin switch
        {
            [] => throw new LoadException("file_empty", name),
            [0x1F, 0x8B, ..] => new XmlFile(name, () => new GZipStream(Bytes(path), CompressionMode.Decompress)),
            [(byte)'B', (byte)'Z', ..] => throw new LoadException("osm_packing", name, "bzip2", "bunzip2"),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => throw new LoadException("osm_packing", name, "zstd", "unzstd"),
            // A PBF file begins with the length of its first header, then that header's type: "OSMHeader".
            [0, 0, _, _, 0x0A, ..] => new PbfFile(name, Bytes(path)),
            _ => new XmlFile(name, () => Bytes(path)),
        };
    }

    /// <summary>The objects of these types in the order of the file; the same object is filled again for each. Deleted ones are passed over.</summary>
    /// <exception cref="LoadException">The file is damaged or breaks off: the sentence says where.</exception>
    public abstract IEnumerable<OsmObject> Read(OsmTypes types);

    public abstract void Dispose();

    private static FileStream Bytes(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
