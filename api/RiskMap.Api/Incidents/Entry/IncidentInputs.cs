using HotChocolate;
using RiskMap.Api.Incidents.Trends;

namespace RiskMap.Api.Incidents.Entry;

/// <summary>
/// Facts about a fire, as somebody enters them. What is left out stays as it is, or unknown: unknown is never zero. Times are YYYY-MM-DDThh:mm by the
/// area's clocks, or with an offset (…+08:00, …Z); they follow one another in the order in which they stand here.
/// </summary>
/// <param name="Number">Number that the brigade gave it, at most 100 characters.</param>
/// <param name="StartedAt">When it began; YYYY-MM-DD alone where the hour is not known.</param>
/// <param name="AlarmedAt">When the alarm came.</param>
/// <param name="DispatchedAt">When the first engine was sent.</param>
/// <param name="ArrivedAt">When the first engine was there.</param>
/// <param name="ControlledAt">When it no longer spread.</param>
/// <param name="ExtinguishedAt">When it was out.</param>
/// <param name="Kind">Kind of fire, in the brigade's words.</param>
/// <param name="Grade">Grade that the brigade gave it; what the rule of the day makes of it stands beside it in gradeCheck.</param>
/// <param name="Cause">Cause, in the brigade's words.</param>
/// <param name="Place">Kind of premises, in the brigade's words.</param>
/// <param name="Address">Its address.</param>
/// <param name="LossAmount">Direct loss in its currency, 0 or more.</param>
/// <param name="LossCurrency">Currency of the loss, ISO 4217; CNY in China if none is named.</param>
/// <param name="Deaths7D">Deaths within 7 days: how China counted before 2025-05-01.</param>
/// <param name="Deaths30D">Deaths within 30 days: how China has counted since 2025-05-01.</param>
/// <param name="Injuries">People hurt.</param>
/// <param name="HouseholdsAffected">Households that suffered damage.</param>
/// <param name="Vehicles">Vehicles that went out.</param>
/// <param name="Personnel">People who went out.</param>
/// <param name="Building">Id of the building that burned.</param>
/// <param name="Premises">Id of the premises that burned.</param>
/// <param name="Note">Remarks.</param>
[GraphQLName("IncidentFactsInput")]
public sealed record IncidentFacts(
    string? Number = null, string? StartedAt = null, string? AlarmedAt = null, string? DispatchedAt = null, string? ArrivedAt = null,
    string? ControlledAt = null, string? ExtinguishedAt = null, string? Kind = null, FireGrade? Grade = null, string? Cause = null, string? Place = null,
    string? Address = null, double? LossAmount = null, string? LossCurrency = null, int? Deaths7D = null, int? Deaths30D = null, int? Injuries = null,
    int? HouseholdsAffected = null, int? Vehicles = null, int? Personnel = null, Guid? Building = null, Guid? Premises = null, string? Note = null);
