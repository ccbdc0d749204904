namespace RiskMap.Api.Incidents.Trends;

/// <summary>What statistics need of a fire. Null is unknown, never zero.</summary>
/// <param name="On">Day it began, by the area's clocks.</param>
/// <param name="Deaths7D">Deaths within 7 days.</param>
/// <param name="Deaths30D">Deaths within 30 days.</param>
/// <param name="Injuries">People hurt, badly or not.</param>
/// <param name="Households">Households affected.</param>
/// <param name="Loss">Direct loss in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217; null: not on record.</param>
public sealed record CountedFire(DateOnly On, int? Deaths7D, int? Deaths30D, int? Injuries, int? Households, decimal? Loss, string? Currency);
