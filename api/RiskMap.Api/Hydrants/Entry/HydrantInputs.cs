using HotChocolate;

namespace RiskMap.Api.Hydrants.Entry;

/// <summary>Facts about a hydrant, as somebody enters them. What is left out stays as it is.</summary>
/// <param name="Number">What is painted on it, at most 100 characters.</param>
/// <param name="Kind">How it is built.</param>
/// <param name="State">Whether it gives water.</param>
/// <param name="FlowLps">Flow in litres per second, above 0.</param>
/// <param name="PressureMpa">Pressure in megapascal, above 0.</param>
/// <param name="MainMm">Diameter of the main in millimetres.</param>
/// <param name="OutletMm">Diameter of the outlet in millimetres.</param>
/// <param name="Network">How the main that feeds it is laid.</param>
/// <param name="Owner">Who keeps it.</param>
/// <param name="Address">Its address.</param>
/// <param name="Note">Remarks.</param>
/// <param name="InstalledOn">Day (YYYY-MM-DD) since which it stands.</param>
/// <param name="RemovedOn">Day (YYYY-MM-DD) from which it no longer stands.</param>
[GraphQLName("HydrantFactsInput")]
public sealed record HydrantFacts(
    string? Number = null, HydrantKind? Kind = null, HydrantStatus? State = null, double? FlowLps = null, double? PressureMpa = null,
    double? MainMm = null, double? OutletMm = null, HydrantNetwork? Network = null, string? Owner = null, string? Address = null,
    string? Note = null, string? InstalledOn = null, string? RemovedOn = null);

/// <summary>What somebody found at a hydrant.</summary>
/// <param name="On">Day, YYYY-MM-DD; today if none is named.</param>
/// <param name="State">The state it was in; unknown if nobody could tell.</param>
/// <param name="Missing">True: it was not found where it should stand. It then counts as hidden, until somebody finds or removes it.</param>
/// <param name="FlowLps">Measured flow in litres per second, above 0; for a hydrant without water say so by its state.</param>
/// <param name="StaticMpa">Pressure in megapascal without flow.</param>
/// <param name="ResidualMpa">Pressure in megapascal under flow.</param>
/// <param name="Note">Remarks.</param>
/// <param name="Longitude">Where the person stood: degrees east of WGS-84.</param>
/// <param name="Latitude">Where the person stood: degrees north of WGS-84.</param>
[GraphQLName("HydrantFindingInput")]
public sealed record HydrantFinding(
    HydrantStatus State, string? On = null, bool Missing = false, double? FlowLps = null, double? StaticMpa = null, double? ResidualMpa = null,
    string? Note = null, double? Longitude = null, double? Latitude = null);
