using System.Runtime.InteropServices;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What verdicts on hydrants need beside their reach: how they are built and fed, the streets they stand at, and what stands in their way.</summary>
public sealed class HydrantSites
{
    /// <summary>By id of the hydrant; one of a neighbouring area is not among them.</summary>
    public required IReadOnlyDictionary<Guid, HydrantSite> Of { get; init; }

    /// <summary>By id of the road; a neighbour's road is not among them.</summary>
    public required IReadOnlyDictionary<Guid, RoadWidth> Roads { get; init; }

    /// <summary>Obstructions on record, in local metres.</summary>
    public required IReadOnlyList<Obstruction> Obstructions { get; init; }
}

/// <summary>How a hydrant is built and fed. Null: not on record.</summary>
/// <param name="Kind">How it is built.</param>
/// <param name="Network">How its main is laid.</param>
/// <param name="MainMm">Diameter of its main in millimetres.</param>
/// <param name="PressureMpa">Pressure in normal times in megapascal.</param>
/// <param name="Coarse">Whether its place is recorded no better than by a building, door number, street or village.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HydrantSite(HydrantKind Kind, HydrantNetwork Network, double? MainMm, double? PressureMpa, bool Coarse);

/// <summary>How wide a road is, in metres.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Recorded">Width of the carriageway; null: not on record.</param>
/// <param name="RightOfWay">Width between the plots, which the carriageway does not exceed; null: not on record.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RoadWidth(string Class, double? Recorded, double? RightOfWay)
{
    /// <summary>As recorded, else as assumed for its class.</summary>
    public double Told => Recorded ?? AssumedWidths.All.Of(Class);
}

/// <summary>Something that was found to stand in a fire lane.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Kind">What it is, in the words of the source.</param>
/// <param name="Found">Day on which it was found, as a day number.</param>
/// <param name="Cleared">Day on which it was cleared.</param>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
public sealed record Obstruction(Guid Id, string Kind, int Found, int Cleared, double X, double Y)
{
    /// <summary>Words by which sources name parked vehicles: kinds are free text.</summary>
    private static readonly string[] Vehicles = ["车", "停", "park", "vehicle", "cars", "lorry", "truck"];

    public bool IsVehicle => Array.Exists(Vehicles, v => Kind.Contains(v, StringComparison.OrdinalIgnoreCase));

    public bool StandsOn(DateOnly day) => Found <= day.DayNumber && day.DayNumber < Cleared;
}
