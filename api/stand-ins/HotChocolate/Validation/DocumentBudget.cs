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
        foreach (var operation in document.Operations)
        {
            var size = budget.Measure(operation.SelectionSet);
            if (limits.Depth is { } allowed && size.Depth > allowed)
            {
                errors.Add(new Error($"The GraphQL document has an execution depth of {size.Depth} which exceeds the max allowed execution depth of {allowed}.") { Locations = [operation.At] }
                    .SetExtension("allowedExecutionDepth", allowed).SetExtension("detectedExecutionDepth", size.Depth));
            }

            if (size.Fields > DocumentLimits.Fields)
            {
                errors.Add(new Error($"The operation selects more than {DocumentLimits.Fields} fields.") { Locations = [operation.At] }.WithCode("HC0047")
                    .SetExtension("fields", size.Fields).SetExtension("allowedFields", DocumentLimits.Fields));
            }

            if (size.Introspection is { } asked && !limits.AllowIntrospection)
            {
                errors.Add(new Error("Introspection is not allowed for the current request.") { Locations = [asked.At] }
                    .WithCode("HC0046").SetExtension("field", asked.Name.Value));
            }
        }

        // Even fragments nobody spreads are looked at by the rules.
        if (errors.Count == 0 && document.Fragments.Sum(f => Math.Min(budget.Measure(f.SelectionSet).Fields, DocumentLimits.Fields)) > 4L * DocumentLimits.Fields)
        {
            errors.Add(new Error($"The fragments of the document select more than {4 * DocumentLimits.Fields} fields.").WithCode("HC0047"));
        }

        return errors;
    }

    private Size Measure(SelectionSetNode selectionSet)
    {
        var total = new Size(0, 0, null);
        foreach (var selection in selectionSet.Selections)
        {
            var size = selection switch
            {
                FieldNode field => Measure(field),
                InlineFragmentNode inline => Measure(inline.SelectionSet),
                _ => Measure(((FragmentSpreadNode)selection).Name.Value),
            };
            total = new Size(
                Math.Min(total.Fields + size.Fields, int.MaxValue), Math.Max(total.Depth, size.Depth), total.Introspection ?? size.Introspection);
        }

        return total;
    }

    private Size Measure(FieldNode field)
    {
        var below = field.SelectionSet is null ? new Size(0, 0, null) : Measure(field.SelectionSet);
        return new Size(
            Math.Min(below.Fields + 1, int.MaxValue), below.Depth + 1, field.Name.Value is "__schema" or "__type" ? field : below.Introspection);
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
            return new Size(0, 0, null);
        }

        var size = Measure(node.SelectionSet);
        _open.Remove(fragment);
        return _sizes[fragment] = size;
    }

    private sealed record Size(long Fields, int Depth, FieldNode? Introspection);
}
