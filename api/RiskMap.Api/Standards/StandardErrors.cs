using RiskMap.Api.Hosting;

namespace RiskMap.Api.Standards;

public sealed class StandardUnknown(string id) : Refused("STANDARD_UNKNOWN", 404, id);

public sealed class StandardNotOwn(string id) : Refused("STANDARD_NOT_OWN", 400, id);

public sealed class StandardIdInvalid(string id) : Refused("STANDARD_ID_INVALID", 400, id);

public sealed class StandardExists(string id) : Refused("STANDARD_EXISTS", 409, id);

public sealed class StandardChanged(string id, int version) : Refused("STANDARD_CHANGED", 409, id, version);

public sealed class StandardTitleInvalid(int longest) : Refused("STANDARD_TITLE_INVALID", 400, longest);

public sealed class RuleInvalid(string rule, string what) : Refused("RULE_INVALID", 400, rule, what);

public sealed class RuleTwice(string rule) : Refused("RULE_TWICE", 400, rule);

public sealed class RuleUnknown(string rule) : Refused("RULE_UNKNOWN", 404, rule);
