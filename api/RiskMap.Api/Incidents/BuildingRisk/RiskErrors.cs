using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.BuildingRisk;

public sealed class StandardNotRisk(string id) : Refused("STANDARD_NOT_RISK", 400, id);

public sealed class VisitsOutOfRange(int visits) : Refused("VISITS_OUT_OF_RANGE", 400, visits, BuildingRisks.MostVisits);

public sealed class DecileOutOfRange(int decile) : Refused("DECILE_OUT_OF_RANGE", 400, decile);
