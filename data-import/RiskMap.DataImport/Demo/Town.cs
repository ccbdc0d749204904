using NetTopologySuite.Geometries;

namespace RiskMap.DataImport.Demo;

/// <summary>Everything there is in the demo district, in metres east and north of <see cref="Ground"/>'s origin.</summary>
public sealed class Town
{
    private Life.LifeOfTown? _life;

    public static readonly DateOnly Today = new(2026, 11, 20);

    public required Polygon County { get; init; }
    public required River River { get; init; }
    public required IReadOnlyList<Road> Roads { get; init; }
    public required IReadOnlyList<Building> Buildings { get; init; }
    public required IReadOnlyList<Address> Addresses { get; init; }
    public required IReadOnlyList<Premises> Premises { get; init; }
    public required IReadOnlyList<LandCover> LandCover { get; init; }
    public required IReadOnlyList<Hydrant> Hydrants { get; init; }
    public required IReadOnlyList<WaterSource> WaterSources { get; init; }
    public required IReadOnlyList<Station> Stations { get; init; }
    public required IReadOnlyList<FireLane> FireLanes { get; init; }
    public required IReadOnlyList<Division> Divisions { get; init; }
    public required IReadOnlyList<Zone> Zones { get; init; }
    public required IReadOnlyList<Fire> Fires { get; init; }
    public required FireIntensity Intensity { get; init; }

    /// <summary>What the brigade did in the last two years; made when somebody asks for it.</summary>
    public Life.LifeOfTown Life => _life ??= Demo.Life.TwoYears.Of(this);
}

/// <summary>A street as it is named and drawn; <see cref="Road"/>s are its pieces between crossings.</summary>
/// <param name="OuterName">Its name where it has left the town.</param>
/// <param name="Width">Kerb to kerb, metres.</param>
public sealed record Street(string? Name, string Class, double Width, LineString Line, QuarterKind Quarter, string? OuterName = null,
    bool Bridge = false)
{
    /// <summary>Strip beside the kerb that no building enters: pavement, trees, forecourt.</summary>
    public double Verge => Class switch
    {
        "trunk" => 14,
        "primary" => 9,
        "secondary" => 7,
        "tertiary" => 4.5,
        "residential" => 2.5,
        _ => 1.2
    };
}

public sealed record Road(string Id, string? Name, string Class, double Width, LineString Line, bool Bridge);

/// <summary>One footprint. Null is unknown.</summary>
public sealed class Building
{
    public required Polygon Footprint { get; init; }
    public required string Use { get; set; }
    public required string UseSource { get; set; }
    public required int Storeys { get; init; }
    public required double Height { get; init; }
    public required QuarterKind Quarter { get; init; }
    public required int BuiltYear { get; init; }
    public Compound? Compound { get; init; }
    public string? Unit { get; init; }
    public string Id { get; set; } = "";
    public string? Name { get; set; }

    /// <summary>Street, or village and group (苇塘村3组); with <see cref="Number"/>, such as 12, 12附1, 12之1 or 12甲, the door.</summary>
    public string? Street { get; set; }
    public string? Number { get; set; }

    /// <summary>Whole, from the province down; null where no street with a name is near.</summary>
    public string? Address { get; set; }

    /// <summary>3栋, 住院楼: said behind the yard's name. Sheds and annexes have no address but the yard's.</summary>
    public bool HasOwnUnit => Unit is not (null or "附属房" or "配套房" or "附楼");
    public bool InVillage => Quarter == QuarterKind.Village;
    public double FloorArea { get; init; }
    public int? Residents { get; init; }
    public Coordinate Centre => Footprint.InteriorPoint.Coordinate;
}

/// <summary>An estate, works, school or village group whose buildings share one number at the gate.</summary>
public sealed class Compound(string name, Coordinate gate)
{
    public string Name { get; } = name;
    public Coordinate Gate { get; } = gate;
}

public sealed record Address(string Id, string Number, string Street, string? Unit, string FullText, Coordinate Point);

public sealed record LandCover(string Kind, string? Name, Geometry Shape);

public sealed record Hydrant(
    string Id, string Number, string Kind, string State, double? FlowLps, double? PressureMpa, double? MainMm, double? OutletMm,
    string Network,
    string Owner, string? Address, string? Note, DateOnly? InstalledOn, DateOnly? RemovedOn, DateOnly? TestedOn, string Precision,
    Coordinate Point,
    QuarterKind Quarter)
{
    public IReadOnlyList<Outage> Outages { get; init; } = [];
}

public sealed record Outage(DateOnly From, DateOnly? To, string Reason);

public sealed record WaterSource(string Id, string Name, string Kind, double? VolumeM3, double? FlowLps, string State,
    DateOnly? InstalledOn, Coordinate Point);

public sealed record Station(string Id, string Name, string Kind, string State, int Engines, DateOnly InstalledOn, Coordinate Point);

public sealed record FireLane(string Id, string? Name, double Width, double? Height, bool DeadEnd, bool? Marked, DateOnly? InstalledOn,
    LineString Line)
{
    public IReadOnlyList<Obstruction> Obstructions { get; init; } = [];
}

public sealed record Obstruction(string Kind, DateOnly FoundOn, DateOnly? ClearedOn, string? Note, Coordinate Point);

public sealed record Division(string Id, string Code, string NameZh, string NameEn, string Level, string? Parent, Geometry Shape);

public sealed record Zone(string Id, string NameZh, string NameEn, string Kind, Geometry Shape);

/// <summary>A fire; point null where nobody wrote down the place.</summary>
public sealed record Fire(
    string Id, DateTimeOffset StartedAt, DateTimeOffset? DispatchedAt, DateTimeOffset? ArrivedAt, string Kind, string Cause, string Place,
    string? Address,
    decimal? LossYuan, int Deaths7Days, int Deaths30Days, int Injuries, int Households, string Precision, Coordinate? Point)
{
    /// <summary>What the brigade noted of its own work; null: nobody did.</summary>
    public FireResponse? Response { get; init; }
}

/// <summary>What a brigade notes of its work at a fire. Null is unknown.</summary>
/// <param name="Grade">Grade that it gave the fire.</param>
public sealed record FireResponse(
    DateTimeOffset? AlarmedAt, DateTimeOffset? ControlledAt, DateTimeOffset? ExtinguishedAt, int? Vehicles, int? Personnel, string Grade);

public enum QuarterKind
{
    Countryside, Village, Riverside, OldTown, City, UrbanVillage, NewTown, Industrial, Logistics, Market, Park, Hospital, School,
    ElderlyCare, Office,
}
