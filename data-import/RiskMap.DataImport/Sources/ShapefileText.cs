using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RiskMap.DataImport.Sources;

/// <summary>The texts of a Shapefile (.dbf) that says nothing of their encoding: Chinese offices save GBK, and GDAL would take it for Latin.</summary>
internal static class ShapefileText
{
    private const int Sample = 1 << 20;

    /// <summary>Code pages that old programs write without meaning them: none, and two of the West.</summary>
    private static readonly byte[] SaysNothing = [0x00, 0x03, 0x57];

    /// <summary>Null: it is no Shapefile, it says its encoding itself, or all of it is ASCII.</summary>
    public static Encoding? Find(string path)
    {
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path))
        {
            return InZip(path);
        }

        var table = Path.ChangeExtension(path, ".dbf");
        return !path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase) || !File.Exists(table) || File.Exists(Path.ChangeExtension(path, ".cpg"))
            ? null : Of(File.OpenRead(table));
    }

    private static Encoding? InZip(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var tables = zip.Entries.Where(e => e.Name.EndsWith(".dbf", StringComparison.OrdinalIgnoreCase)).ToList();
            return tables.Count != 1 || zip.Entries.Any(e => e.Name.EndsWith(".cpg", StringComparison.OrdinalIgnoreCase)) ? null : Of(tables[0].Open());
        }
        catch (InvalidDataException)
        {
            return null; // GDAL says what is wrong with it
        }
    }

    private static Encoding? Of(Stream file)
    {
        using (file)
        {
            var bytes = new byte[Sample];
            var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            // Byte 29 is the code page; bytes 8 and 9 say where the rows begin.
            var begin = read < 32 ? read : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
            return read < 32 || begin > read || !SaysNothing.Contains(bytes[29]) || !bytes.AsSpan(begin..read).ContainsAnyInRange((byte)0x80, (byte)0xFF)
                ? null : TextEncoding.Find(bytes.AsSpan(begin..read));
        }
    }
}
