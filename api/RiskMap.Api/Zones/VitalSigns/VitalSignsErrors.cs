using RiskMap.Api.Hosting;

namespace RiskMap.Api.Zones.VitalSigns;

public sealed class TreeUnknown(string id) : Refused("TREE_UNKNOWN", 404, id);

public sealed class WeightsUnknown(string id, int? version) : Refused("WEIGHTS_UNKNOWN", 404, id, version);

public sealed class WeightsInvalid(string code, params object?[] values) : Refused(code, 400, values);

public sealed class PlaceUnknown(Guid place) : Refused("PLACE_UNKNOWN", 404, place);
