using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Ebikes;

/// <summary>Charging ports for electric bicycles against the bicycles registered, by community.</summary>
public sealed class EbikePorts
{
    private readonly Area _area;
    private readonly DateOnly _day;
    private readonly DateTimeOffset _computedAt;

    internal EbikePorts(Area area, DateOnly day, double portsPerBike, string? level, IReadOnlyList<EbikePlace> places, int unplaced, DateTimeOffset computedAt) =>
        (_area, _day, PortsPerBike, Level, Places, SitesUnplaced, _computedAt) = (area, day, portsPerBike, level, places, unplaced, computedAt);

    /// <summary>village, or town where the area has no villages; null: it has neither.</summary>
    public string? Level { get; }

    /// <summary>Ports that each bicycle needs; 0.2 is 1:5.</summary>
    public double PortsPerBike { get; }

    /// <summary>Communities: those that lack most ports first, those of which it is not known last.</summary>
    public IReadOnlyList<EbikePlace> Places { get; }

    /// <summary>Sites in service whose place is not known, or lies in no community.</summary>
    public int SitesUnplaced { get; }

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_EBIKE_PORTS"),
        [new("asOf", _day.Iso(), null), MethodParameter.Of("portsPerBike", PortsPerBike), new("level", Level ?? "*", null)],
        Math.Abs(PortsPerBike - EbikeBoards.Usual) < 1e-9 ? EbikeRule.Source : null, Math.Abs(PortsPerBike - EbikeBoards.Usual) < 1e-9 ? EbikeRule.Clause : null,
        Words.Say("NEGLECTS_EBIKE_PORTS"), _area.DataVersion, _computedAt);
}

/// <summary>Where the usual ratio stands: a local rule (F10), no national one.</summary>
internal static class EbikeRule
{
    public const string Source = "重庆渝中菜园坝街道消防工作计划 2025 (local)", Clause = "充电端口配建比不低于1:5";
}

/// <summary>A community's ports and bicycles.</summary>
public sealed record EbikePlace
{
    internal Guid DivisionId { get; init; }

    internal double PortsPerBike { get; init; }

    /// <summary>The community.</summary>
    public Division Division { get; init; } = null!;

    /// <summary>Charging sites in service on the day.</summary>
    public int Sites { get; init; }

    /// <summary>Their ports; null: of one of them the number is not known.</summary>
    public int? Ports => SitesWithoutPorts == 0 ? PortsKnown : null;

    /// <summary>Ports of the sites of which the number is known.</summary>
    public int PortsKnown { get; init; }

    /// <summary>Sites of which the number of ports is not known.</summary>
    public int SitesWithoutPorts { get; init; }

    /// <summary>Bicycles registered; null: not known.</summary>
    public int? Bikes { get; init; }

    /// <summary>Day (YYYY-MM-DD) of that number.</summary>
    public string? BikesAsOf { get; init; }

    /// <summary>Who gave it.</summary>
    public string? BikesSource { get; init; }

    /// <summary>Ports for each bicycle; null: one of the two is not known, or there is no bicycle.</summary>
    public double? PortsEach => Ports is { } ports && Bikes is > 0 and var bikes ? (double)ports / bikes : null;

    /// <summary>Ports that the bicycles need; null: not known.</summary>
    public int? Needed => Bikes is { } bikes ? (int)Math.Ceiling((bikes * PortsPerBike) - 1e-9) : null;

    /// <summary>Whether they are enough.</summary>
    public EbikeVerdict Verdict => Needed is not { } needed ? EbikeVerdict.Unknown
        : PortsKnown >= needed ? EbikeVerdict.Enough : SitesWithoutPorts > 0 ? EbikeVerdict.Unknown : EbikeVerdict.Short;

    /// <summary>Ports still to be built, 0 or more; null: not known.</summary>
    public int? MissingPorts => Verdict switch
    {
        EbikeVerdict.Unknown => null,
        EbikeVerdict.Enough => 0,
        _ => Needed - PortsKnown,
    };
}

/// <summary>Whether ports are enough.</summary>
public enum EbikeVerdict
{
    /// <summary>As many as needed: where some sites' ports are not known, those known are enough already.</summary>
    Enough,

    /// <summary>Fewer than needed.</summary>
    Short,

    /// <summary>The bicycles are not known, or the ports of a site are not and those known are not enough.</summary>
    Unknown,
}
