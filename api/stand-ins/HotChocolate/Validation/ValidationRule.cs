using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>One rule: sees every node on the way down and on the way up.</summary>
internal abstract class ValidationRule
{
    public ValidationContext Context { get; set; } = null!;

    public virtual void Enter(SyntaxNode node)
    {
    }

    public virtual void Leave(SyntaxNode node)
    {
    }

    protected void Report(string message, params IEnumerable<SyntaxNode> nodes) =>
        Context.Report(new Error(message) { Locations = [.. nodes.Take(DocumentLimits.Places).Select(n => n.At)] });
}

/// <summary>A variable where it is used, and what is expected there.</summary>
internal sealed record VariableUsage(VariableNode Variable, SchemaType? Type, bool HasDefault, InputDefinition? Parent);

/// <summary>The document, and where in its types the walk is.</summary>
internal sealed class ValidationContext(Schema schema, DocumentNode document)
{
    /// <summary>By name; of two with one name, which is an error of its own, the last.</summary>
    private readonly Dictionary<string, FragmentNode> _fragments = document.Fragments
        .Reverse().DistinctBy(f => f.Name.Value).ToDictionary(f => f.Name.Value, StringComparer.Ordinal);

    public Schema Schema => schema;

    public DocumentNode Document => document;

    public List<IError> Errors { get; } = [];

    /// <summary>The composite type whose fields are being selected.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The type of the selection at hand.</summary>
    public SchemaType? Type { get; set; }

    public FieldDefinition? Field { get; set; }

    public DirectiveDefinition? Directive { get; set; }

    public InputValueDefinition? Argument { get; set; }

    /// <summary>The type expected of the value at hand.</summary>
    public SchemaType? InputType { get; set; }

    /// <summary>The input object whose field the value at hand is.</summary>
    public InputDefinition? ParentInput { get; set; }

    /// <summary>Whether the place of the value at hand has a default.</summary>
    public bool HasDefault { get; set; }

    /// <summary>The nodes above the one at hand, the document first.</summary>
    public List<SyntaxNode> Ancestors { get; } = [];

    /// <summary>The variables used in each operation and fragment themselves; complete when the document is left.</summary>
    public Dictionary<DefinitionNode, List<VariableUsage>> Usages { get; } = [];

    /// <summary>The fragments spread in each operation and fragment themselves.</summary>
    public Dictionary<DefinitionNode, List<FragmentSpreadNode>> Spreads { get; } = [];

    public FragmentNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The operation and every fragment it reaches, in the order of first reach.</summary>
    public IReadOnlyList<DefinitionNode> Reached(OperationNode operation)
    {
        var reached = new List<DefinitionNode> { operation };
        var seen = new HashSet<DefinitionNode> { operation };
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var spread in Spreads.GetValueOrDefault(reached[i]) ?? [])
            {
                if (Fragment(spread.Name.Value) is { } fragment && seen.Add(fragment))
                {
                    reached.Add(fragment);
                }
            }
        }

        return reached;
    }

    public IEnumerable<VariableUsage> UsagesOf(OperationNode operation) => Reached(operation).SelectMany(d => Usages.GetValueOrDefault(d) ?? []);

    public void Report(IError error)
    {
        Errors.Add(error);
        if (Errors.Count >= DocumentLimits.Errors)
        {
            throw new TooManyErrorsException();
        }
    }
}

/// <summary>Enough is known to refuse the document.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Carries nothing.")]
internal sealed class TooManyErrorsException : Exception;
