namespace RiskMap.Api.Incidents.Heatmap;

/// <summary>A building, or a door where no buildings are on record; null is unknown.</summary>
public sealed record ExposedThing(FirePoint Place, double? FloorAreaM2, double? Residents);
