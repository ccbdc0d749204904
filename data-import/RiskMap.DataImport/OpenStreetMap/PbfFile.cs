using System.Globalization;
using System.Text;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>
/// OpenStreetMap's binary format. The first reading notes which blobs hold what, so that a later one for ways alone passes over the nodes.
/// </summary>
internal sealed class PbfFile(string name, FileStream file) : OsmFile
{
    private static readonly string[] Known = ["OsmSchema-V0.6", "DenseNodes"];
    private readonly PbfBlobs _blobs = new(file);
    private readonly Dictionary<long, OsmTypes> _holds = [];
    private readonly OsmObject _object = new();
    private bool _readBefore;
    private long? _decoding; // offset of the blob whose content is being read

    public override IEnumerable<OsmObject> Read(OsmTypes types)
    {
        using var objects = Objects(types).GetEnumerator();
        while (Guarded(objects))
        {
            yield return _object;
        }
    }

    public override void Dispose()
    {
        _blobs.Settle();
        file.Dispose();
    }

    private bool Guarded(IEnumerator<OsmObject> objects)
    {
        try
        {
            return objects.MoveNext();
        }
        catch (EndOfStreamException)
        {
            throw new LoadException("osm_ends", name, Place);
        }
        catch (InvalidDataException e)
        {
            throw new LoadException("osm_broken", name, Place, e.Message);
        }
    }

    private string Place => $"byte {(_decoding ?? _blobs.Offset).ToString(CultureInfo.InvariantCulture)}";

    private IEnumerable<OsmObject> Objects(OsmTypes types)
    {
        _blobs.Restart(_readBefore ? _holds.Where(b => (b.Value & types) != OsmTypes.None).Select(b => b.Key).Order() : null);
        var began = _readBefore;
        for (PbfBlob? blob; (blob = Next()) is not null;)
        {
            if (blob.Type == "OSMData" && began)
            {
                var block = new PbfBlock(blob, Replicated is null);
                foreach (var found in block.Read(_object, types))
                {
                    yield return found;
                }

                _holds[blob.Offset] = block.Holds;
                Newest = Later(Newest, block.Newest);
            }
            else if (blob.Type == "OSMHeader")
            {
                Header(blob);
                began = true;
            }
            else if (!began)
            {
                throw new LoadException("osm_kind", name, blob.Type);
            }
        }

        if (!began)
        {
            throw new EndOfStreamException();
        }

        _readBefore = true;
    }

    private PbfBlob? Next()
    {
        _decoding = null;
        var blob = _blobs.Next();
        _decoding = blob?.Offset;
        return blob;
    }

    private void Header(PbfBlob blob)
    {
        var header = new Wire(blob.Bytes, 0, blob.Length);
        while (header.More)
        {
            switch (header.Field(out var kind))
            {
                case 4:
                    var (from, to) = header.Range();
                    var needed = Encoding.UTF8.GetString(blob.Bytes, from, to - from);
                    if (!Known.Contains(needed))
                    {
                        throw new LoadException("osm_feature", name, needed);
                    }

                    break;
                case 32 when kind == 0:
                    Replicated = PbfBlock.Instant(header.Number(), 1000);
                    break;
                default:
                    header.Skip(kind);
                    break;
            }
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
