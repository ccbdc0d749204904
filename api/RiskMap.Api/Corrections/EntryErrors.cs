using RiskMap.Api.Hosting;

namespace RiskMap.Api.Corrections;

public sealed class EntryKeyInvalid() : Refused("ENTRY_KEY_INVALID", 400);

public sealed class EntryKeyTaken() : Refused("ENTRY_KEY_TAKEN", 409);

public sealed class WhyInvalid(int longest) : Refused("WHY_INVALID", 400, longest);

public sealed class ChangeUnknown(Guid change) : Refused("CHANGE_UNKNOWN", 404, change);

public sealed class ChangeNotUndoable(string how) : Refused("CHANGE_NOT_UNDOABLE", 400, how);

public sealed class ChangeUndone() : Refused("CHANGE_UNDONE", 409);

public sealed class ChangeOverruled() : Refused("CHANGE_OVERRULED", 409);

public sealed class HistoryLimitInvalid(int limit, int most) : Refused("LIMIT_OUT_OF_RANGE", 400, limit, most);
