using System.Text;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>The objects of one blob (PBF_Format, "Encoding OSM entities"). Texts are made when first asked for: most of a block's are never.</summary>
internal sealed class PbfBlock
{
    private readonly byte[] _bytes;
    private readonly bool _times;
    private readonly List<(int From, int To)> _texts = [];
    private readonly string?[] _made;
    private readonly List<Wire> _groups = [];
    private readonly long _granularity = 100; // nanodegrees
    private readonly long _latitude0;
    private readonly long _longitude0;
    private readonly long _timeUnit = 1000; // milliseconds

    /// <param name="times">The newest object is wanted.</param>
    public PbfBlock(PbfBlob blob, bool times)
    {
        (_bytes, _times) = (blob.Bytes, times);
        var block = new Wire(blob.Bytes, 0, blob.Length);
        while (block.More)
        {
            switch (block.Field(out var kind))
            {
                case 1:
                    for (var table = block.Message(); table.More;)
                    {
                        table.Field(out _);
                        _texts.Add(table.Range());
                    }

                    break;
                case 2: _groups.Add(block.Message()); break;
                case 17: _granularity = block.Number(); break;
                case 18: _timeUnit = block.Number(); break;
                case 19: _latitude0 = block.Number(); break;
                case 20: _longitude0 = block.Number(); break;
                default: block.Skip(kind); break;
            }
        }

        _made = new string?[_texts.Count];
    }

    /// <summary>The types that came, or were passed over.</summary>
    public OsmTypes Holds { get; private set; }

    public DateTimeOffset? Newest { get; private set; }

    public IEnumerable<OsmObject> Read(OsmObject into, OsmTypes types)
    {
        foreach (var message in _groups)
        {
            var group = message;
            while (group.More)
            {
                var field = group.Field(out var kind);
                var type = field switch { 1 or 2 => OsmTypes.Node, 3 => OsmTypes.Way, 4 => OsmTypes.Relation, _ => OsmTypes.None };
                Holds |= type;
                if ((type & types) == OsmTypes.None)
                {
                    group.Skip(kind);
                }
                else if (field == 2)
                {
                    foreach (var node in Dense(group.Message(), into))
                    {
                        yield return node;
                    }
                }
                else if (One(group.Message(), type, into))
                {
                    yield return into;
                }
            }
        }
    }

    public static DateTimeOffset? Instant(long count, long milliseconds) =>
        count is > 0 and < 100_000_000_000 ? DateTimeOffset.UnixEpoch.AddMilliseconds(count * milliseconds) : null;

    private IEnumerable<OsmObject> Dense(Wire message, OsmObject into)
    {
        Wire ids = default, latitudes = default, longitudes = default, tags = default, visible = default;
        while (message.More)
        {
            switch (message.Field(out var kind))
            {
                case 1: ids = message.Message(); break;
                case 5: visible = DenseInfo(message.Message()); break;
                case 8: latitudes = message.Message(); break;
                case 9: longitudes = message.Message(); break;
                case 10: tags = message.Message(); break;
                default: message.Skip(kind); break;
            }
        }

        long id = 0, latitude = 0, longitude = 0;
        while (ids.More)
        {
            into.Clear(OsmTypes.Node);
            into.Id = id += ids.Signed();
            into.Latitude = Fixed(_latitude0, latitude += latitudes.Signed());
            into.Longitude = Fixed(_longitude0, longitude += longitudes.Signed());
            while (tags.More && (int)tags.Unsigned() is > 0 and var key)
            {
                into.Tags.Add(new(Text(key), Text((int)tags.Unsigned())));
            }

            if (!visible.More || visible.Unsigned() != 0)
            {
                yield return into;
            }
        }
    }

    /// <summary>Notes the newest time, and gives which nodes are there.</summary>
    private Wire DenseInfo(Wire info)
    {
        Wire visible = default;
        while (info.More)
        {
            switch (info.Field(out var kind))
            {
                case 2 when _times:
                    long time = 0, newest = 0;
                    for (var times = info.Message(); times.More;)
                    {
                        newest = Math.Max(newest, time += times.Signed());
                    }

                    Seen(newest);
                    break;
                case 6: visible = info.Message(); break;
                default: info.Skip(kind); break;
            }
        }

        return visible;
    }

    /// <summary>False: the object is a deleted one.</summary>
    private bool One(Wire message, OsmTypes type, OsmObject into)
    {
        into.Clear(type);
        Wire keys = default, values = default, ids = default, kinds = default, roles = default;
        var stands = true;
        while (message.More)
        {
            switch (message.Field(out var kind))
            {
                case 1: into.Id = type == OsmTypes.Node ? message.Signed() : message.Number(); break;
                case 2: keys = message.Message(); break;
                case 3: values = message.Message(); break;
                case 4: stands = Info(message.Message()); break;
                case 8 when type == OsmTypes.Node: into.Latitude = Fixed(_latitude0, message.Signed()); break;
                case 9 when type == OsmTypes.Node: into.Longitude = Fixed(_longitude0, message.Signed()); break;
                case 8 when type == OsmTypes.Way: ids = message.Message(); break;
                case 8 when type == OsmTypes.Relation: roles = message.Message(); break;
                case 9 when type == OsmTypes.Relation: ids = message.Message(); break;
                case 10 when type == OsmTypes.Relation: kinds = message.Message(); break;
                default: message.Skip(kind); break;
            }
        }

        while (keys.More)
        {
            into.Tags.Add(new(Text((int)keys.Unsigned()), Text((int)values.Unsigned())));
        }

        for (long id = 0; ids.More;)
        {
            id += ids.Signed();
            if (type == OsmTypes.Way)
            {
                into.Nodes.Add(id);
            }
            else
            {
                into.Members.Add(new(
                    kinds.Unsigned() switch { 0 => OsmTypes.Node, 1 => OsmTypes.Way, _ => OsmTypes.Relation }, id, Text((int)roles.Unsigned()) == "inner"));
            }
        }

        return stands;
    }

    private bool Info(Wire info)
    {
        var stands = true;
        while (info.More)
        {
            switch (info.Field(out var kind))
            {
                case 2: Seen(info.Number()); break;
                case 6: stands = info.Unsigned() != 0; break;
                default: info.Skip(kind); break;
            }
        }

        return stands;
    }

    private void Seen(long time)
    {
        if (_times && Instant(time, _timeUnit) is { } at && !(at < Newest))
        {
            Newest = at;
        }
    }

    private int Fixed(long offset, long value)
    {
        var nano = offset + (_granularity * value);
        return Math.Abs(nano) <= 180_000_000_000 ? (int)(nano / 100) : OsmObject.Nowhere;
    }

    private string Text(int index)
    {
        if ((uint)index >= (uint)_made.Length)
        {
            throw new InvalidDataException($"text {index} of {_made.Length}");
        }

        return _made[index] ??= Encoding.UTF8.GetString(_bytes, _texts[index].From, _texts[index].To - _texts[index].From);
    }
}
