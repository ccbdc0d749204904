using RiskMap.Api.Hosting;

namespace RiskMap.Api.Geocoding.Review;

public sealed class AliasTooLong(int longest) : Refused("ALIAS_TOO_LONG", 400, longest);

public sealed class PlaceFarAway(double longitude, double latitude, string area) : Refused("PLACE_FAR_AWAY", 400, longitude, latitude, area);

public sealed class RowUnknown(string layer, Guid row) : Refused("ROW_UNKNOWN", 404, layer, row);

public sealed class CandidateUnknown(int number, int known) : Refused("CANDIDATE_UNKNOWN", 400, number, known);

public sealed class ChangeUnknown(Guid change) : Refused("CHANGE_UNKNOWN", 404, change);

public sealed class ChangeNotUndoable(string how) : Refused("CHANGE_NOT_UNDOABLE", 400, how);

public sealed class ChangeUndone() : Refused("CHANGE_UNDONE", 409);

public sealed class ChangeOverruled() : Refused("CHANGE_OVERRULED", 409);
