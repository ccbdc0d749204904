using HotChocolate;
using RiskMap.Api.Incidents.Heatmap.Cells;
using RiskMap.Api.Zones.Outlines;

namespace RiskMap.Api.Zones.Entry;

/// <summary>What is known about a zone. What is left out stays as it is.</summary>
[GraphQLName("ZoneFacts")]
public sealed record ZoneFacts
{
    /// <summary>Name in Chinese, at most 300 characters.</summary>
    public string? NameZh { get; init; }

    /// <summary>Name in English, at most 300 characters.</summary>
    public string? NameEn { get; init; }

    /// <summary>A code of zoneKindBook.</summary>
    public string? Kind { get; init; }

    /// <summary>True: examined in rounds, as new zones are if nothing is said; false: only a place to count by.</summary>
    public bool? CheckUp { get; init; }

    /// <summary>Remarks, at most 1000 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>Where a zone is: exactly one of these.</summary>
[GraphQLName("ZoneGroundInput")]
public sealed record ZoneGroundInput
{
    /// <summary>As somebody drew it.</summary>
    public DrawnOutline? Outline { get; init; }

    /// <summary>What the degrees of the outline are of: WGS-84 if nothing is said; GCJ-02 and BD-09 are turned into it.</summary>
    public string? Crs { get; init; }

    /// <summary>Id of a division whose ground it takes.</summary>
    public Guid? Division { get; init; }

    /// <summary>A cell of the map of fires.</summary>
    public ZoneCellInput? Cell { get; init; }

    /// <summary>Id of a proposed zone.</summary>
    public string? Proposal { get; init; }
}

/// <summary>The square or hexagon of incidentCells in which a place lies, as Area.incidentCellAt gives it.</summary>
/// <param name="Longitude">Degrees east of any place in it.</param>
/// <param name="Latitude">Degrees north of it.</param>
/// <param name="Shape">Square or hexagon.</param>
/// <param name="CellMetres">Side of a square or width of a hexagon, metres, from 50 to 5000.</param>
[GraphQLName("ZoneCellInput")]
public sealed record ZoneCellInput(double Longitude, double Latitude, CellShape Shape = CellShape.Square, double CellMetres = 500);

/// <summary>What about a zone can change.</summary>
public enum ZoneField
{
    /// <summary>Name in Chinese.</summary>
    NameZh,

    /// <summary>Name in English.</summary>
    NameEn,

    /// <summary>Its kind.</summary>
    Kind,

    /// <summary>Whether it is examined in rounds.</summary>
    CheckUp,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Its ground; the history gives m² and the number of corners.</summary>
    Outline,

    /// <summary>Day on which it was taken off.</summary>
    RemovedOn,
}
