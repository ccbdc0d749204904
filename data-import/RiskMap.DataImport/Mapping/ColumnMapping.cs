using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Mapping;

/// <summary>A dataset's columns, made ready: which to read, and from their texts the values of the layer's fields.</summary>
internal sealed class ColumnMapping
{
    private readonly Layer _layer;
    private readonly List<string> _wanted = [];
    private readonly int _sourceId;
    private readonly (int Field, FieldReader Reader)[] _fields;
    private readonly HashSet<string> _required = [];

    public ColumnMapping(Layer layer, Columns columns, TimeZoneInfo zone)
    {
        _layer = layer;
        var unknown = columns.Fields.Keys.FirstOrDefault(k => layer.Fields.All(f => f.Name != k));
        if (unknown is not null)
        {
            throw new LoadException("field_unknown", unknown, layer.Name, string.Join(", ", layer.Fields.Select(f => f.Name)));
        }

        _sourceId = columns.SourceId is null ? WantByName("source_id") : Want(columns.SourceId, required: true);
        _fields = [.. layer.Fields.Select((field, i) =>
        {
            // A column that bears the field's own name needs no word.
            var plan = columns.Fields.GetValueOrDefault(field.Name);
            return (i, plan is null
                ? new FieldReader(field, new FieldPlan { Column = field.Name }, [WantByName(field.Name)], zone)
                : new FieldReader(field, plan, [.. plan.Columns.Select(c => Want(c, required: true))], zone));
        })];

        // A column of that name that is not to be taken is asked for by one that no file has.
        int WantByName(string name) => Want(columns.Takes(name) ? name : "\0", required: false);
    }

    /// <summary>Columns to ask the source for.</summary>
    public IReadOnlyList<string> Wanted => _wanted;

    public void Apply(string?[] texts, Candidate row, Staging staging)
    {
        var id = texts[_sourceId]?.Trim();
        row.SourceId = string.IsNullOrEmpty(id) ? null : id;
        foreach (var (field, reader) in _fields)
        {
            row.Values[field] = reader.Read(texts, row, staging);
        }
    }

    /// <exception cref="LoadException">A column that the mapping names does not stand in the file.</exception>
    public void RequireAll(IEnumerable<string> missing)
    {
        var first = missing.FirstOrDefault(_required.Contains);
        if (first is not null)
        {
            throw new LoadException("column_unknown", first, _layer.Name);
        }
    }

    private int Want(string column, bool required)
    {
        if (required)
        {
            _required.Add(column);
        }

        if (!_wanted.Contains(column))
        {
            _wanted.Add(column);
        }

        return _wanted.IndexOf(column);
    }
}
