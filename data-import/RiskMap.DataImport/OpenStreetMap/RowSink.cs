using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>Objects on their way to one layer's staging, numbered as they come.</summary>
internal sealed class RowSink(LayerRule rule, Staging staging)
{
    private readonly Candidate _row = new(rule.Layer.Fields.Count);

    public ValueTask AddAsync(OsmObject of, Action<Shape> draw, CancellationToken cancel)
    {
        Begin(of);
        draw(_row.Shape);
        return EndAsync(cancel);
    }

    public ValueTask AddWayAsync(OsmObject way, WayShape shape, CancellationToken cancel)
    {
        Begin(way);
        shape.Draw(way, rule.Layer.Geometry, rule.Reverses(way), _row);
        return EndAsync(cancel);
    }

    public ValueTask RejectAsync(OsmObject of, string reason, string field, string? value, CancellationToken cancel)
    {
        Begin(of);
        _row.Complain(reason, field, value);
        return EndAsync(cancel);
    }

    private void Begin(OsmObject of)
    {
        _row.Clear(staging.Rows + 1);
        rule.Fill(of, _row, staging);
    }

    private async ValueTask EndAsync(CancellationToken cancel)
    {
        if (staging.Add(_row))
        {
            await staging.SendAsync(cancel);
        }
    }
}
