using HotChocolate.CostAnalysis;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The limits of what an operation may cost.</summary>
public static class CostOptionsBuilderExtensions
{
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> options)
    {
        ((RequestExecutorBuilder)builder).Setup.CostOptions.Add(options);
        return builder;
    }
}
