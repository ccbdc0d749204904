using RiskMap.Api.Hosting;

namespace RiskMap.Api.Areas;

public sealed class AreaUnknown(string area) : Refused("AREA_UNKNOWN", 404, area);
