using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>No fragment spreads itself, near or far. https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</summary>
internal sealed class NoFragmentCyclesRule : ValidationRule
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public override void Leave(SyntaxNode node)
    {
        if (node is DocumentNode document)
        {
            document.Fragments.ToList().ForEach(Detect);
        }
    }

    private void Detect(FragmentNode fragment)
    {
        if (!_visited.Add(fragment.Name.Value) || !Context.Spreads.TryGetValue(fragment, out var spreads))
        {
            return;
        }

        _indexes[fragment.Name.Value] = _path.Count;
        foreach (var spread in spreads)
        {
            _path.Add(spread);
            if (_indexes.TryGetValue(spread.Name.Value, out var start))
            {
                var cycle = _path.Skip(start).ToList();
                var via = string.Join(", ", cycle.SkipLast(1).Select(s => $"\"{s.Name}\""));
                Report($"Cannot spread fragment \"{spread.Name}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.", cycle);
            }
            else if (Context.Fragment(spread.Name.Value) is { } next)
            {
                Detect(next);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _indexes.Remove(fragment.Name.Value);
    }
}
