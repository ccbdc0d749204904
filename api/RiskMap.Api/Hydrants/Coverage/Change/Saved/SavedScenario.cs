using RiskMap.Api.Answers;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>Changes that a planner kept under a name. They are no part of the record.</summary>
public sealed record SavedScenario
{
    internal string AreaCode { get; init; } = "";

    internal DateOnly? Day { get; init; }

    /// <summary>Stays the same as long as the scenario does; a link carries it.</summary>
    public Guid Id { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Id of the standard that it is judged by.</summary>
    public string Standard { get; init; } = "";

    /// <summary>The test whose verdicts are compared; null: all that the standard demands, together.</summary>
    public VerdictTest? Test { get; init; }

    /// <summary>Metres of hose along the streets; null: as the standard says.</summary>
    public double? HoseReach { get; init; }

    /// <summary>Day (YYYY-MM-DD) that it is judged on; null: the day on which it is looked at.</summary>
    public string? AsOf => Day?.Iso();

    /// <summary>What one new hydrant costs; null: not known.</summary>
    public double? CostEach { get; init; }

    /// <summary>Currency of the cost, ISO 4217; null: not told.</summary>
    public string? Currency { get; init; }

    /// <summary>From 1, rising by one with each edit.</summary>
    public int Version { get; init; }

    /// <summary>Version of the area's data when it was last edited.</summary>
    public long BasedOnDataVersion { get; init; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who edited it last.</summary>
    public string EditedBy { get; init; } = "";

    /// <summary>When it was edited last.</summary>
    public DateTimeOffset EditedAt { get; init; }

    /// <summary>How many changes it has.</summary>
    public int ChangeCount { get; init; }
}

/// <summary>One change of a saved scenario, with what was known of its hydrant or road when it was made.</summary>
public sealed record SavedChange
{
    internal string AreaCode { get; init; } = "";

    internal DateOnly? FromDay { get; init; }

    internal DateOnly? ToDay { get; init; }

    /// <summary>Which change, from 0.</summary>
    public int Position { get; init; }

    /// <summary>What it does.</summary>
    public ScenarioChangeKind Kind { get; init; }

    /// <summary>Id of the hydrant that it is about; null: a new one, or a road.</summary>
    public Guid? HydrantId { get; init; }

    /// <summary>Number of that hydrant when the change was made.</summary>
    public string? HydrantNumber { get; init; }

    /// <summary>Small number of that hydrant within its area; null: it is not on record any more.</summary>
    public int? HydrantFeatureId { get; init; }

    /// <summary>Degrees east: where the hydrant stood when the change was made.</summary>
    public double? StoodLongitude { get; init; }

    /// <summary>Degrees north: where the hydrant stood when the change was made.</summary>
    public double? StoodLatitude { get; init; }

    /// <summary>Id of the road that is closed.</summary>
    public Guid? RoadId { get; init; }

    /// <summary>Name of that road when the change was made.</summary>
    public string? RoadName { get; init; }

    /// <summary>Small number of that road within its area; null: it is not on record any more.</summary>
    public int? RoadFeatureId { get; init; }

    /// <summary>Degrees east: where a hydrant is put.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north: where a hydrant is put.</summary>
    public double? Latitude { get; init; }

    /// <summary>First day (YYYY-MM-DD) on which it holds; null: from the start.</summary>
    public string? From => FromDay?.Iso();

    /// <summary>Last day (YYYY-MM-DD) on which it holds; null: without end.</summary>
    public string? To => ToDay?.Iso();

    /// <summary>The same as it is asked for.</summary>
    internal ScenarioChange Asked
    {
        get
        {
            var place = Longitude is { } x && Latitude is { } y ? new ScenarioPlace(x, y) : null;
            return Kind switch
            {
                ScenarioChangeKind.Add => new(Add: place, From: From, To: To),
                ScenarioChangeKind.Move => new(Move: new(HydrantId!.Value, place!), From: From, To: To),
                ScenarioChangeKind.Remove => new(Remove: HydrantId, From: From, To: To),
                ScenarioChangeKind.Out => new(OutOfService: HydrantId, From: From, To: To),
                _ => new(CloseEdge: RoadId, From: From, To: To),
            };
        }
    }
}

/// <summary>What a change does.</summary>
public enum ScenarioChangeKind
{
    /// <summary>A new hydrant.</summary>
    Add,

    /// <summary>A hydrant is taken away.</summary>
    Remove,

    /// <summary>A hydrant is put elsewhere.</summary>
    Move,

    /// <summary>A hydrant gives no water.</summary>
    Out,

    /// <summary>A road cannot be used.</summary>
    Close,
}
