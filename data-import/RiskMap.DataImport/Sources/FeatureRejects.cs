using System.Text;
using System.Text.Json;

namespace RiskMap.DataImport.Sources;

/// <summary>Rejected features as they came, each with a member "riskmap" that says which row it was and why: GeoJSON readers pass over it.</summary>
internal sealed class FeatureRejects : IRejectsFile
{
    private readonly GeoJsonReader _reader;
    private readonly FileStream _file;
    private bool _any;

    public FeatureRejects(GeoJsonReader reader, Crs crs, string path)
    {
        (_reader, Path) = (reader, path);
        _file = File.Create(path);
        // WGS-84 is what GeoJSON means; anything else is said the old way, as it came.
        var system = crs == Crs.Wgs84 ? "" : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + crs + "\"}},";
        Write($$"""{"type":"FeatureCollection",{{system}}"features":[""");
    }

    public string Path { get; }

    public void Keep(string reason)
    {
        Write(_any ? ",\n" : "\n");
        _any = true;
        Write($$"""{"riskmap":{"row":{{_reader.Row}},"reason":{{JsonSerializer.Serialize(reason)}} }""");
        var raw = _reader.Raw;
        if (raw.Length == 0)
        {
            Write(""","type":"Feature","properties":null,"geometry":null}""");
            return;
        }

        var rest = raw[1..].TrimStart(" \t\r\n"u8);
        Write(rest[0] == '}' ? "" : ",");
        _file.Write(rest);
    }

    public void Dispose()
    {
        Write("\n]}\n");
        _file.Dispose();
    }

    private void Write(string text) => _file.Write(Encoding.UTF8.GetBytes(text));
}
