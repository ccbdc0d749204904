using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.Rounds;

public sealed class RoundUnknown(Guid round) : Refused("ROUND_UNKNOWN", 404, round);
