namespace RiskMap.DataImport.Demo.Life;

/// <summary>What the brigade did in the demo's last two years: see <see cref="TwoYears"/>. Everyone in it is invented.</summary>
/// <param name="Towns">Id of the town that each unit lies in; null: none.</param>
public sealed record LifeOfTown(
    IReadOnlyDictionary<Premises, string?> Towns,
    IReadOnlyDictionary<Premises, UnitFile> Files, IReadOnlyList<Round> Rounds, IReadOnlyList<Campaign> Campaigns, IReadOnlyList<Visit> Visits,
    IReadOnlyList<HazardCase> Hazards, IReadOnlyList<ChargingSite> Charging, IReadOnlyList<Household> Households, IReadOnlyList<PlaceFact> Facts);

/// <param name="Pace">Times as long as the others take.</param>
public sealed record Officer(string Name, string Town, double Pace);

/// <summary>What the brigade has on file of a unit. Null is unknown.</summary>
public sealed record UnitFile(
    string CreditCode, string Supervision, bool Crowded, double? FloorArea, int? Storeys, double? Height, string Cladding, bool? Plate, DateOnly? FacilitiesOn,
    bool? HasManager, string Owners, bool? Commitment, string Credit, DateOnly? CreditUntil)
{
    public IReadOnlyList<(string Kind, DateOnly? FiledOn, DateOnly? DueOn)> Filings { get; init; } = [];
    public IReadOnlyList<(string Role, string Name, string Phone)> Contacts { get; init; } = [];
}

/// <summary>A round of a check-up zone.</summary>
/// <param name="Steps">Every state it came to, the first of them planned.</param>
/// <param name="Premises">The units that it is about; empty while it is planned.</param>
public sealed record Round(
    Zone Zone, int Number, DateOnly PlannedOn, DateOnly DueOn, string Lead, string Agencies, string Checklist, IReadOnlyList<(string State, DateOnly On, string Who, string? Note)> Steps,
    IReadOnlyList<Premises> Premises)
{
    public string State => Steps[^1].State;
    public DateOnly? StartedOn => Steps.FirstOrDefault(s => s.State == "inspecting") is { State: not null } start ? start.On : null;
    public DateOnly? ClosedOn => State == "closed" ? Steps[^1].On : null;
}

public sealed record Campaign(string Id, string Name, string Topic, DateOnly From, DateOnly To, string? PremisesKinds, string Checklist, int Target, string TargetUnit);

/// <summary>A visit. What it found is added while the hazards are made.</summary>
public sealed class Visit
{
    public required DateTimeOffset At { get; init; }
    public required Premises Premises { get; init; }
    public required string Kind { get; init; }
    public required Officer Officer { get; init; }
    public required Officer Second { get; init; }
    public string? Agencies { get; init; }
    public string? Checklist { get; init; }
    public Round? Round { get; init; }
    public Campaign? Campaign { get; init; }
    public bool NotEntered { get; init; }
    public List<HazardCase> Found { get; } = [];
    public string Id { get; set; } = "";
    public string Number { get; set; } = "";
    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);
}

/// <summary>A hazard with every step about it. Its state is what the last step made of it.</summary>
public sealed class HazardCase
{
    public required Premises Premises { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public required DateOnly FoundOn { get; init; }
    public required string FoundBy { get; init; }
    public required Officer Officer { get; init; }
    public Visit? Visit { get; init; }
    public Round? Round { get; init; }
    public Campaign? Campaign { get; init; }

    /// <summary>Kind of the check-up zone it lies in, as the law of coming back knows it.</summary>
    public string? ZoneKind { get; init; }

    /// <summary>The closed one that has come back in this.</summary>
    public HazardCase? Before { get; init; }
    public string Grade { get; set; } = "ordinary";
    public bool OnSpot { get; set; }
    public string State { get; set; } = "found";
    public DateOnly? DueOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public int? Fine { get; set; }
    public string? SupervisedBy { get; set; }
    public string? TransferredTo { get; set; }
    public int? People { get; set; }
    public List<(string Kind, string State, DateOnly On, string Who, string? Document, DateOnly? DueOn, string? Note)> Steps { get; } = [];
    public string Id { get; set; } = "";
    public string Number { get; set; } = "";

    /// <summary>First day of a step of that kind; null: there was none.</summary>
    public DateOnly? On(string kind) => Steps.FirstOrDefault(s => s.Kind == kind) is { Kind: not null } step ? step.On : null;
}

public sealed record ChargingSite(string Id, string Name, int Ports, string? Address, DateOnly InstalledOn, NetTopologySuite.Geometries.Coordinate Point);

public sealed record Household(
    string Id, string Name, string Phone, string Address, int Persons, bool Elderly, bool? Alarm, DateOnly? AlarmOn, NetTopologySuite.Geometries.Coordinate Point);

public sealed record PlaceFact(string Division, string Name, double Value, string Unit);
