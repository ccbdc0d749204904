using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.Entry;

public sealed class ZoneUnknown(Guid zone) : Refused("ZONE_UNKNOWN", 404, zone);

public sealed class ZoneStands() : Refused("ZONE_STANDS", 409);
