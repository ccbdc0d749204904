using RiskMap.Api.Answers;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>What a building's risk is judged by; each is a parameter of the points table, <c>risk.construction</c> and so on.</summary>
public enum RiskInput
{
    /// <summary>结构: what it is built of.</summary>
    Construction,

    /// <summary>建成年数: years since it was built.</summary>
    Age,

    /// <summary>层数: storeys above ground.</summary>
    Height,

    /// <summary>用途: what it is used for.</summary>
    Use,

    /// <summary>建筑面积: floor area over all storeys.</summary>
    FloorArea,

    /// <summary>火灾报警: what warns of a fire.</summary>
    Alarm,

    /// <summary>自动喷水: how much of it sprinklers cover.</summary>
    Sprinklers,

    /// <summary>最近消火栓: metres straight to the nearest hydrant that can be counted on.</summary>
    FirstHydrant,

    /// <summary>第二近消火栓: metres to the next one.</summary>
    SecondHydrant,

    /// <summary>未整改隐患: hazards found and not yet put right.</summary>
    Hazards,

    /// <summary>本建筑以往火灾: fires of its own in the time before.</summary>
    OwnFires,

    /// <summary>周边以往火灾: other fires round about in the time before.</summary>
    NearFires,
}

/// <summary>What is known of buildings, by the name that rules have for it.</summary>
internal enum RiskFact
{
    Construction, Age, Storeys, Height, Use, FloorArea, Alarm, Sprinklers, FirstHydrant, SecondHydrant, OpenHazards, OwnFires, NearFires,
}

internal static class RiskNames
{
    public static readonly IReadOnlyList<RiskInput> Inputs = Enum.GetValues<RiskInput>();

    /// <summary>Names of facts in the conditions of rules, and the units that they are in: a is a year, nothing a number of things.</summary>
    public static readonly IReadOnlyList<(RiskFact Fact, string Name, string? Unit)> Facts =
    [
        (RiskFact.Construction, "building.construction", null), (RiskFact.Age, "building.age", "a"), (RiskFact.Storeys, "building.storeys", ""),
        (RiskFact.Height, "building.height", "m"), (RiskFact.Use, "building.use", null), (RiskFact.FloorArea, "building.floor_area", "m2"),
        (RiskFact.Alarm, "building.alarm", null), (RiskFact.Sprinklers, "building.sprinklers", null), (RiskFact.FirstHydrant, "hydrant.first_distance", "m"),
        (RiskFact.SecondHydrant, "hydrant.second_distance", "m"), (RiskFact.OpenHazards, "hazards.open", ""), (RiskFact.OwnFires, "fires.own", ""),
        (RiskFact.NearFires, "fires.near", ""),
    ];

    public static string Parameter(this RiskInput input) => "risk." + Snake.Of(input);

    public static RiskFact? FactOf(string name) => Facts.FirstOrDefault(f => f.Name == name) is { Name: not null } known ? known.Fact : null;
}
