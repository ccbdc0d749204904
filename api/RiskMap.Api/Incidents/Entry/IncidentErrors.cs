using RiskMap.Api.Hosting;

namespace RiskMap.Api.Incidents.Entry;

public sealed class IncidentUnknown(Guid incident) : Refused("INCIDENT_UNKNOWN", 404, incident);

public sealed class IncidentOnRecord(Guid incident) : Refused("INCIDENT_ON_RECORD", 409, incident);
