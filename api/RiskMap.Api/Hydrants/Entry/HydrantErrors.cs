using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Entry;

public sealed class HydrantUnknown(Guid hydrant) : Refused("HYDRANT_UNKNOWN", 404, hydrant);

public sealed class EntryKeyInvalid() : Refused("ENTRY_KEY_INVALID", 400);

public sealed class EntryKeyTaken() : Refused("ENTRY_KEY_TAKEN", 409);

public sealed class HydrantChangeUnknown(Guid change) : Refused("CHANGE_UNKNOWN", 404, change);

public sealed class HydrantChangeNotUndoable(string how) : Refused("CHANGE_NOT_UNDOABLE", 400, how);

public sealed class HydrantChangeUndone() : Refused("CHANGE_UNDONE", 409);

public sealed class HydrantChangeOverruled() : Refused("CHANGE_OVERRULED", 409);

public sealed class SurveyLimitInvalid(int limit, int most) : Refused("LIMIT_OUT_OF_RANGE", 400, limit, most);

public sealed class SurveyPlaceInvalid(double longitude, double latitude) : Refused("PLACE_OUT_OF_RANGE", 400, longitude, latitude);
