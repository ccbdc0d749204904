using System.Globalization;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.CostAnalysis;

/// <summary>Refuses operations that cost too much. What was found cheap enough is kept with the document.</summary>
internal sealed class CostLimit
{
    private readonly CostOptions _options = new();
    private readonly Schema _schema;

    public CostLimit(Schema schema, IEnumerable<Action<CostOptions>> configure)
    {
        _schema = schema;
        foreach (var change in configure)
        {
            change(_options);
        }
    }

    /// <summary>Why the operation must not run with these variables; null when it may.</summary>
    public IError? Check(PreparedDocument document, OperationNode operation, Variables variables)
    {
        if (!_options.EnforceCostLimits || (document.Affordable.TryGetValue(operation, out var known) && known.Covers(variables)))
        {
            return null;
        }

        var resolverCost = _options.ApplyCostDefaults ? _options.DefaultResolverCost ?? 0 : 0;
        var weighing = new OperationCost(_schema, document.Fragments, resolverCost, variables);
        var cost = weighing.Of(operation);
        var error = Excess("field", cost.Field, _options.MaxFieldCost, operation)
            ?? Excess("type", cost.Type, _options.MaxTypeCost, operation);
        if (error is null)
        {
            document.Affordable[operation] = new AffordableSizes(weighing.SizingVariables, variables);
        }

        return error;
    }

    private static IError? Excess(string kind, double cost, double limit, OperationNode operation)
    {
        if (cost <= limit)
        {
            return null;
        }

        var numbers = string.Create(CultureInfo.InvariantCulture, $"the operation costs {cost}, the limit is {limit}");
        return new Error($"The maximum allowed {kind} cost was exceeded: {numbers}.") { Locations = [operation.At] }
            .WithCode("HC0047").SetExtension($"{kind}Cost", cost).SetExtension($"max{char.ToUpperInvariant(kind[0])}{kind[1..]}Cost", limit);
    }
}

/// <summary>Page sizes that an operation could afford: smaller ones need not be weighed again.</summary>
internal sealed class AffordableSizes(IEnumerable<string> names, Variables variables)
{
    private readonly (string Name, int Size)[] _sizes = [.. names.Select(n => (n, Size(n, variables)))];

    /// <summary>Whether no page is longer. One not said is as long as its field has it, which only the same silence matches.</summary>
    public bool Covers(Variables others)
    {
        foreach (var (name, size) in _sizes)
        {
            var other = Size(name, others);
            if (other > size || (other < 0) != (size < 0))
            {
                return false;
            }
        }

        return true;
    }

    private static int Size(string name, Variables variables) =>
        variables.TryGet(name, out var value) && value is int size ? Math.Max(0, size) : -1;
}
