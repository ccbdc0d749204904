namespace HotChocolate.CostAnalysis;

/// <summary>What an operation may cost, by what it selects and how long the lists may get, before any of it runs.</summary>
public sealed class CostOptions
{
    /// <summary>The most that resolving the fields may cost; 1000.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>The most objects that the answer may come to; 1000.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>Whether operations that cost more are refused.</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>Whether a field whose resolver waits for something costs more than the reading of a property.</summary>
    public bool ApplyCostDefaults { get; set; } = true;

    /// <summary>What such a field costs; 10.</summary>
    public double? DefaultResolverCost { get; set; } = 10;
}
