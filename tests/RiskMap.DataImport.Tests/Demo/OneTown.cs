using RiskMap.DataImport.Demo;

namespace RiskMap.DataImport.Tests.Demo;

/// <summary>The town, generated once for all who look at it.</summary>
public sealed class OneTown
{
    private static readonly Lazy<Town> Generated = new(Planner.Town);

    public Town Town => Generated.Value;
}
