using System.Text;
using System.Text.Json;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// Reads features one by one from a FeatureCollection, or from features that follow each other (GeoJSON text sequence without separators),
/// of any length: a token is never split, a feature may be larger than the buffer. One file, longer than most: the reader is a ref struct that
/// every method passes on, over one buffer and one position; two classes would share all of that state.
/// </summary>
internal sealed class GeoJsonReader : IDisposable
{
    private const int LongestToken = 16 << 20;
    private const int LongestRaw = 1 << 20;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly Stream _stream;
    private readonly byte[][] _names;
    private readonly bool[] _seen;
    private byte[] _buffer = new byte[256 << 10];
    private int _position;
    private int _end;
    private int _featureStart = -1;
    private int _featureEnd;
    private bool _final;
    private bool _inCollection;
    private JsonReaderState _state = new(Options);

    public GeoJsonReader(Stream stream, IReadOnlyList<string> columns)
    {
        (_stream, Columns, _seen) = (stream, columns, new bool[columns.Count]);
        _names = [.. columns.Select(Encoding.UTF8.GetBytes)];
        _end = stream.ReadAtLeast(_buffer, 3, throwOnEndOfStream: false);
        _position = _buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of the row that was read last, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Name in the old "crs" member, if there is one before the features.</summary>
    public string? CrsName { get; private set; }

    public IEnumerable<string> MissingColumns => Columns.Where((_, i) => !_seen[i]);

    /// <summary>The feature that was read last, as it stands in the file; empty when it was too long to keep.</summary>
    public ReadOnlySpan<byte> Raw => _featureStart < 0 ? [] : _buffer.AsSpan(_featureStart, _featureEnd - _featureStart);

    public bool Read(Candidate row, string?[] texts)
    {
        row.Clear(++Row);
        Array.Clear(texts);
        _featureStart = -1;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_position, _end - _position), _final, _state);
        try
        {
            var found = Find(ref reader, row, texts);
            _featureEnd = _position + (int)reader.BytesConsumed;
            Leave(ref reader);
            return found;
        }
        catch (JsonException e)
        {
            throw new LoadException("json_broken", Row, e.LineNumber + 1, e.Message.Split(" LineNumber:")[0]);
        }
        catch (InvalidOperationException e) when (e.InnerException is DecoderFallbackException)
        {
            throw new LoadException("encoding_not_utf8", Row);
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Goes to the next feature and reads it; false at the end of the file.</summary>
    private bool Find(ref Utf8JsonReader reader, Candidate row, string?[] texts)
    {
        while (Next(ref reader))
        {
            if (reader.TokenType == JsonTokenType.StartObject && !_inCollection && reader.CurrentDepth > 0)
            {
                ReadLateMember(ref reader);
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                _featureStart = _position + (int)reader.TokenStartIndex;
                if (ReadObject(ref reader, row, texts))
                {
                    return true;
                }
            }
            else if (_inCollection && reader.TokenType == JsonTokenType.EndArray)
            {
                _inCollection = false;
            }
        }

        return false;
    }

    /// <summary>A feature, or the collection round the features; false when it turned out to be the collection.</summary>
    private bool ReadObject(ref Utf8JsonReader reader, Candidate row, string?[] texts)
    {
        var isFeature = false;
        while (Must(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"u8))
            {
                isFeature = true;
                Must(ref reader);
                ReadProperties(ref reader, texts);
            }
            else if (reader.ValueTextEquals("geometry"u8))
            {
                isFeature = true;
                Must(ref reader);
                ReadGeometry(ref reader, row);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                var column = ColumnOf(ref reader, 0);
                Must(ref reader);
                ReadText(ref reader, column, texts);
            }
            else if (!_inCollection && reader.ValueTextEquals("features"u8))
            {
                Must(ref reader);
                _inCollection = true;
                row.Clear(Row);
                Array.Clear(texts);
                return false;
            }
            else if (!_inCollection && reader.ValueTextEquals("crs"u8))
            {
                Must(ref reader);
                ReadCrs(ref reader);
            }
            else
            {
                Must(ref reader);
                Skip(ref reader);
            }
        }

        // Any other JSON would be taken for rows of which nothing is known.
        return isFeature ? true : throw new LoadException("json_no_feature", Row);
    }

    /// <summary>A member behind the features. A coordinate system there comes too late: the features have been read by another one.</summary>
    private void ReadLateMember(ref Utf8JsonReader reader)
    {
        var before = CrsName;
        ReadCrs(ref reader);
        if (CrsName != before && Crs.Parse(CrsName ?? "") != Crs.Wgs84)
        {
            throw new LoadException("crs_late", CrsName);
        }
    }

    private void ReadProperties(ref Utf8JsonReader reader, string?[] texts)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Skip(ref reader);
            return;
        }

        var expected = 0;
        while (Must(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = ColumnOf(ref reader, expected);
            Must(ref reader);
            ReadText(ref reader, column, texts);
            expected = column < 0 ? expected : column + 1;
        }
    }

    /// <summary>Number of the column of that name, or -1. Features of one file name their properties in one order, so the next is tried first.</summary>
    private int ColumnOf(ref Utf8JsonReader reader, int expected)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var column = (expected + i) % _names.Length;
            if (reader.ValueTextEquals(_names[column]))
            {
                _seen[column] = true;
                return column;
            }
        }

        return -1;
    }

    private void ReadText(ref Utf8JsonReader reader, int column, string?[] texts)
    {
        if (column >= 0)
        {
            texts[column] = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                JsonTokenType.StartArray => "[…]",
                JsonTokenType.StartObject => "{…}",
                _ => null,
            };
        }

        Skip(ref reader);
    }

    private void ReadGeometry(ref Utf8JsonReader reader, Candidate row)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Skip(ref reader);
            return;
        }

        var depth = 0;
        while (Must(ref reader) && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("coordinates"u8))
            {
                Must(ref reader);
                depth = ReadCoordinates(ref reader, row);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                Must(ref reader);
                row.Shape.FormName = TypeName(ref reader);
            }
            else
            {
                Must(ref reader);
                Skip(ref reader);
            }
        }

        Settle(row, depth);
    }

    private static string TypeName(ref Utf8JsonReader reader)
    {
        foreach (var (name, _, _) in Forms)
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : "?";
    }

    // Type, how deep its positions lie, and what it is to us.
    private static readonly (string Name, int Depth, ShapeForm Form)[] Forms =
    [
        ("Polygon", 3, ShapeForm.Polygon), ("MultiPolygon", 4, ShapeForm.Polygon), ("Point", 1, ShapeForm.Point),
        ("LineString", 2, ShapeForm.Line), ("MultiLineString", 3, ShapeForm.Line), ("MultiPoint", 2, ShapeForm.Point),
    ];

    private static void Settle(Candidate row, int depth)
    {
        var shape = row.Shape;
        var form = Array.Find(Forms, f => f.Name == shape.FormName);
        shape.Form = form.Name is null || (depth > 0 && depth != form.Depth) ? ShapeForm.Other
            : shape.IsEmpty ? ShapeForm.Missing : form.Form;
    }

    /// <summary>How deep the positions lie; 0 when there are none.</summary>
    private int ReadCoordinates(ref Utf8JsonReader reader, Candidate row)
    {
        var shape = row.Shape;
        int depth = 0, deepest = 0, ordinates = 0;
        double x = 0, y = 0;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number:
                    if (ordinates == 0)
                    {
                        x = FastNumber.Parse(reader.ValueSpan);
                    }
                    else if (ordinates == 1)
                    {
                        y = FastNumber.Parse(reader.ValueSpan);
                    }

                    ordinates++;
                    break;
                case JsonTokenType.StartArray:
                    depth++;
                    break;
                case JsonTokenType.EndArray:
                    if (ordinates > 0)
                    {
                        deepest = depth;
                        shape.Add(x, ordinates > 1 ? y : double.NaN);
                        ordinates = 0;
                    }
                    else if (depth == deepest - 1)
                    {
                        shape.EndPart();
                    }
                    else if (depth == deepest - 2)
                    {
                        shape.EndPolygon();
                    }

                    depth--;
                    break;
                default:
                    row.Complain("coordinates_not_numbers", "geometry", reader.TokenType.ToString());
                    Skip(ref reader);
                    break;
            }
        }
        while (depth > 0 && Must(ref reader));

        return deepest;
    }

    private void ReadCrs(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (Must(ref reader) && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("name"u8))
            {
                Must(ref reader);
                CrsName = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
    }

    private void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            for (var depth = reader.CurrentDepth; Must(ref reader) && reader.CurrentDepth > depth;)
            {
            }
        }
    }

    private bool Must(ref Utf8JsonReader reader) => Next(ref reader) ? true : throw new LoadException("json_ends", Row);

    private bool Next(ref Utf8JsonReader reader)
    {
        while (!reader.Read())
        {
            if (_final)
            {
                return false;
            }

            Leave(ref reader);
            Refill();
            reader = new(_buffer.AsSpan(_position, _end - _position), _final, _state);
        }

        return true;
    }

    private void Leave(ref Utf8JsonReader reader)
    {
        _position += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    /// <summary>Moves what is not read yet, and the feature so far if it is not too long, to the front, and reads on behind it.</summary>
    private void Refill()
    {
        if (_featureStart >= 0 && _position - _featureStart > LongestRaw)
        {
            _featureStart = -1;
        }

        var keep = _featureStart >= 0 ? _featureStart : _position;
        _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
        (_position, _end, _featureStart) = (_position - keep, _end - keep, _featureStart < 0 ? -1 : 0);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestToken)
            {
                throw new LoadException("text_endless", Row);
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _final = read == 0;
    }
}
