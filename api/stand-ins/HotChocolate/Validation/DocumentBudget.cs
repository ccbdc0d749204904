using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Counts what a document comes to, every fragment where it is spread, without spreading it: each fragment is measured once.
/// So the bombs are found in the time it takes to read them.
/// </summary>
internal sealed class DocumentBudget
{
    private readonly Dictionary<string, FragmentNode> _fragments;
    private readonly Dictionary<string, Size> _sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private DocumentBudget(DocumentNode document) =>
        _fragments = document.Fragments.DistinctBy(f => f.Name.Value).ToDictionary(f => f.Name.Value, StringComparer.Ordinal);

    public static IReadOnlyList<IError> Check(DocumentNode document, DocumentLimits limits)
    {
        var budget = new DocumentBudget(document);
        var errors = new List<IError>();
        if ((long)document.Operations.Count() * document.Fragments.Count() > DocumentLimits.Reached)
        {
            return [new Error("The document has too many operations for as many fragments.").WithCode("HC0047")];
        }

        foreach (var operation in document.Operations)
        {
            errors.AddRange(Excesses(operation, budget.Measure(operation.SelectionSet), limits));
            if (errors.Count >= DocumentLimits.Errors)
            {
                return errors;
            }
        }

        // Even fragments nobody spreads are looked at by the rules.
        var inFragments = document.Fragments.Sum(f => Math.Min(budget.Measure(f.SelectionSet).Fields, DocumentLimits.Fields));
        if (errors.Count == 0 && inFragments > 4L * DocumentLimits.Fields)
        {
            errors.Add(new Error($"The fragments of the document select more than {4 * DocumentLimits.Fields} fields.").WithCode("HC0047"));
        }

        return errors;
    }

    private static IEnumerable<IError> Excesses(OperationNode operation, Size size, DocumentLimits limits)
    {
        if (limits.Depth is { } allowed && size.Depth > allowed)
        {
            var depth = $"an execution depth of {size.Depth} which exceeds the max allowed execution depth of {allowed}";
            yield return new Error($"The GraphQL document has {depth}.") { Locations = [operation.At] }
                .SetExtension("allowedExecutionDepth", allowed).SetExtension("detectedExecutionDepth", size.Depth);
        }

        if (size.Fields > DocumentLimits.Fields)
        {
            yield return new Error($"The operation selects more than {DocumentLimits.Fields} fields.") { Locations = [operation.At] }
                .WithCode("HC0047").SetExtension("fields", size.Fields).SetExtension("allowedFields", DocumentLimits.Fields);
        }

        if (size.Aliases > DocumentLimits.Aliases)
        {
            yield return new Error($"The operation gives more than {DocumentLimits.Aliases} aliases.") { Locations = [operation.At] }
                .WithCode("HC0047").SetExtension("aliases", size.Aliases).SetExtension("allowedAliases", DocumentLimits.Aliases);
        }

        if (size.Introspection is { } asked && !limits.AllowIntrospection)
        {
            yield return new Error("Introspection is not allowed for the current request.") { Locations = [asked.At] }
                .WithCode("HC0046").SetExtension("field", asked.Name.Value);
        }
    }

    private Size Measure(SelectionSetNode selectionSet)
    {
        var total = Size.None;
        foreach (var selection in selectionSet.Selections)
        {
            total = total.And(selection switch
            {
                FieldNode field => Measure(field),
                InlineFragmentNode inline => Measure(inline.SelectionSet),
                _ => Measure(((FragmentSpreadNode)selection).Name.Value),
            });
        }

        return total;
    }

    private Size Measure(FieldNode field)
    {
        var below = field.SelectionSet is null ? Size.None : Measure(field.SelectionSet);
        return new Size(
            Math.Min(below.Fields + 1, int.MaxValue),
            Math.Min(below.Aliases + (field.Alias is null ? 0 : 1), int.MaxValue),
            below.Depth + 1,
            field.Name.Value is "__schema" or "__type" ? field : below.Introspection);
    }

    private Size Measure(string fragment)
    {
        if (_sizes.TryGetValue(fragment, out var known))
        {
            return known;
        }

        // A fragment inside itself is another rule's concern; a missing one too.
        if (!_fragments.TryGetValue(fragment, out var node) || !_open.Add(fragment))
        {
            return Size.None;
        }

        var size = Measure(node.SelectionSet);
        _open.Remove(fragment);
        return _sizes[fragment] = size;
    }

    private sealed record Size(long Fields, long Aliases, int Depth, FieldNode? Introspection)
    {
        public static Size None { get; } = new(0, 0, 0, null);

        public Size And(Size other) => new(
            Math.Min(Fields + other.Fields, int.MaxValue),
            Math.Min(Aliases + other.Aliases, int.MaxValue),
            Math.Max(Depth, other.Depth),
            Introspection ?? other.Introspection);
    }
}
