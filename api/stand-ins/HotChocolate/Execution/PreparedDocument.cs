using System.Collections.Concurrent;
using HotChocolate.CostAnalysis;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>A document that has been parsed and validated, with the plans made of it so far.</summary>
internal sealed class PreparedDocument
{
    private const int MostPlans = 32;

    private readonly Schema _schema;
    private readonly List<string> _conditions;
    private readonly ConcurrentDictionary<(OperationNode, ulong), SelectionPlan> _plans = new();

    public PreparedDocument(Schema schema, DocumentNode document)
    {
        _schema = schema;
        Operations = [.. document.Operations];
        Fragments = document.Fragments.ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
        var conditions = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var selectionSet in Operations.Select(o => o.SelectionSet).Concat(Fragments.Values.Select(f => f.SelectionSet)))
        {
            AddConditions(selectionSet, conditions);
        }

        _conditions = [.. conditions];
    }

    public IReadOnlyList<OperationNode> Operations { get; }

    public IReadOnlyDictionary<string, FragmentNode> Fragments { get; }

    /// <summary>The operations that were found cheap enough.</summary>
    public ConcurrentDictionary<OperationNode, AffordableSizes> Affordable { get; } = new();

    /// <summary>The operation of a name, or the only one.</summary>
    public OperationNode? Operation(string? name) =>
        string.IsNullOrEmpty(name)
            ? Operations.Count == 1 ? Operations[0] : null
            : Operations.FirstOrDefault(o => o.Name?.Value == name);

    /// <summary>What to execute; null and an error when a condition of the root's own selections is null.</summary>
    public SelectionPlan? Plan(OperationNode operation, Variables variables, List<IError> errors)
    {
        try
        {
            return Plan(operation, variables);
        }
        catch (GraphQLException e)
        {
            errors.AddRange(e.Errors);
            return null;
        }
    }

    private SelectionPlan Plan(OperationNode operation, Variables variables)
    {
        var answers = 0UL;
        // A condition that has a default may be null all the same, which is an error where it is asked.
        var isCached = _conditions.Count <= 64;
        for (var i = 0; i < _conditions.Count && isCached; i++)
        {
            answers |= variables.IsTrue(_conditions[i]) ? 1UL << i : 0;
            isCached = !variables.IsNull(_conditions[i]);
        }

        return isCached && _plans.TryGetValue((operation, answers), out var plan) ? plan : MakePlan(operation, variables, isCached ? answers : null);
    }

    private SelectionPlan MakePlan(OperationNode operation, Variables variables, ulong? answers)
    {
        // The plan outlives the request, so it keeps the answers and not the variables.
        var nulls = _conditions.Where(variables.IsNull).ToHashSet(StringComparer.Ordinal);
        var answered = _conditions.Where(variables.IsTrue).ToHashSet(StringComparer.Ordinal);
        var plan = new PlanBuilder(_schema, Fragments, name => nulls.Contains(name) ? null : answered.Contains(name))
            .Plan(_schema.Root(operation.Operation)!, operation.SelectionSet, serial: operation.Operation == OperationType.Mutation);
        if (answers is { } known && _plans.Count < MostPlans)
        {
            plan = _plans.GetOrAdd((operation, known), plan);
        }

        return plan;
    }

    private static void AddConditions(SelectionSetNode selectionSet, SortedSet<string> conditions)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives.Where(d => d.Name.Value is "skip" or "include"))
            {
                conditions.UnionWith(directive.Arguments.Select(a => a.Value).OfType<VariableNode>().Select(v => v.Name));
            }

            var below = selection switch { FieldNode f => f.SelectionSet, InlineFragmentNode i => i.SelectionSet, _ => null };
            if (below is not null)
            {
                AddConditions(below, conditions);
            }
        }
    }
}
