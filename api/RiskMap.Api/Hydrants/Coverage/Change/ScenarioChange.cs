using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>One change of a scenario: exactly one of these.</summary>
/// <param name="Add">A new hydrant, usable and never tested.</param>
/// <param name="Remove">Id of a hydrant that is taken away.</param>
/// <param name="Move">A hydrant that is put elsewhere.</param>
/// <param name="OutOfService">Id of a hydrant that gives no water.</param>
/// <param name="CloseEdge">Id of a road, or of a bridge, that cannot be used along its whole length.</param>
public sealed record ScenarioChange(ScenarioPlace? Add = null, Guid? Remove = null, ScenarioMove? Move = null, Guid? OutOfService = null, Guid? CloseEdge = null)
{
    internal int Named => (Add is null ? 0 : 1) + (Remove is null ? 0 : 1) + (Move is null ? 0 : 1) + (OutOfService is null ? 0 : 1) + (CloseEdge is null ? 0 : 1);
}

/// <summary>A place.</summary>
/// <param name="X">Degrees east.</param>
/// <param name="Y">Degrees north.</param>
public sealed record ScenarioPlace(double X, double Y);

/// <summary>A hydrant that is put elsewhere.</summary>
/// <param name="Id">Id of the hydrant.</param>
/// <param name="To">Where it is put.</param>
public sealed record ScenarioMove(Guid Id, ScenarioPlace To);

public sealed class ScenarioChangeInvalid() : Refused("SCENARIO_CHANGE_INVALID", 400);

public sealed class ScenarioTooLarge(int changes, int most) : Refused("SCENARIO_TOO_LARGE", 400, changes, most);

public sealed class ScenarioThingUnknown(Guid id) : Refused("SCENARIO_THING_UNKNOWN", 404, id);
