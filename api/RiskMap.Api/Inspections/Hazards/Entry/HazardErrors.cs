using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Hazards.Entry;

public sealed class HazardUnknown(Guid hazard) : Refused("HAZARD_UNKNOWN", 404, hazard);

public sealed class HazardOnRecord(Guid hazard) : Refused("HAZARD_ON_RECORD", 409, hazard);
