using System.Diagnostics;
using System.Text;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// Whatever GDAL reads (Shapefile, also zipped; GeoPackage; DXF; KML; FileGDB; …), through ogr2ogr: it transforms to longitude and latitude and writes
/// features to its standard output as it goes, which <see cref="GeoJsonReader"/> takes. Nothing lands on disk, and neither side holds more than a pipe.
/// </summary>
internal sealed class OgrSource : ISource
{
    private readonly Process _process;
    private readonly GeoJsonReader _reader;
    private readonly StringBuilder _errors = new();
    private readonly string _path;
    private readonly Crs _crsOfRaw = Crs.Wgs84;

    /// <param name="turned">The axes are the other way round: the coordinates pass as they are, are turned, and transformed by the database.</param>
    public OgrSource(string path, IReadOnlyList<string> columns, Crs? given, bool turned, string? encoding, string? sourceLayer)
    {
        _path = path;
        var layer = OgrLayer.Open(path, sourceLayer, encoding);
        EncodingOfFile = layer.Encoding;
        var said = given?.ToString() ?? OgrFile.Crs(layer.File) ?? throw new LoadException("crs_missing", Path.GetFileName(path));
        CrsOfFile = said;
        if (turned)
        {
            Crs = _crsOfRaw = given ?? (said == "own" ? throw new LoadException("crs_unknown", said) : Crs.Parse(said));
            _process = layer.Export("-a_srs", "EPSG:4326");
        }
        else
        {
            // A shifted system has no EPSG number: its coordinates pass untouched, and the shift is taken out of what comes.
            string[] from = given is null ? [] : ["-s_srs", given.Value.Proj is { } proj ? proj + " +type=crs" : new Crs(given.Value.Srid).ToString()];
            Crs = given is { Shifted: not null } ? given.Value : Crs.Wgs84;
            _process = layer.Export(["-t_srs", "EPSG:4326", .. from]);
        }

        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("ERROR", StringComparison.Ordinal) == true && _errors.Length < 1000)
            {
                _errors.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
        _reader = new(_process.StandardOutput.BaseStream, columns);
    }

    public Crs Crs { get; }

    public string CrsOfFile { get; }

    public string? EncodingOfFile { get; }

    public IEnumerable<string> MissingColumns => _reader.MissingColumns;

    public bool Read(Candidate row, string?[] texts)
    {
        if (_reader.Read(row, texts))
        {
            return true;
        }

        _process.WaitForExit();
        return _process.ExitCode == 0 ? false
            : throw new LoadException("ogr_failed", Path.GetFileName(_path), _reader.Row, _errors.ToString().Split('\n')[0].Trim());
    }

    public IRejectsFile Rejects(string pathWithoutExtension) => new FeatureRejects(_reader, _crsOfRaw, pathWithoutExtension + ".geojson");

    public void Dispose()
    {
        _reader.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
