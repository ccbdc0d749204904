using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>One change of a scenario: exactly one of add, remove, move, outOfService and closeEdge.</summary>
/// <param name="Add">A new hydrant, usable and never tested.</param>
/// <param name="Remove">Id of a hydrant that is taken away.</param>
/// <param name="Move">A hydrant that is put elsewhere.</param>
/// <param name="OutOfService">Id of a hydrant that gives no water.</param>
/// <param name="CloseEdge">Id of a road, or of a bridge, that cannot be used along its whole length.</param>
/// <param name="From">First day (YYYY-MM-DD) on which it holds; null: from the start.</param>
/// <param name="To">Last day (YYYY-MM-DD) on which it holds; null: without end.</param>
public sealed record ScenarioChange(
    ScenarioPlace? Add = null, Guid? Remove = null, ScenarioMove? Move = null, Guid? OutOfService = null, Guid? CloseEdge = null,
    string? From = null, string? To = null)
{
    internal int Named => (Add is null ? 0 : 1) + (Remove is null ? 0 : 1) + (Move is null ? 0 : 1) + (OutOfService is null ? 0 : 1) + (CloseEdge is null ? 0 : 1);

    /// <summary>The hydrant on record that it is about.</summary>
    internal Guid? Hydrant => Remove ?? OutOfService ?? Move?.Id;

    /// <summary>Where it puts a hydrant.</summary>
    internal ScenarioPlace? Place => Add ?? Move?.To;

    /// <summary>Whether it holds on a day.</summary>
    internal bool HoldsOn(DateOnly day) =>
        (Day.ReadOptional(From, "from") ?? DateOnly.MinValue) <= day && day <= (Day.ReadOptional(To, "to") ?? DateOnly.MaxValue);

    /// <exception cref="ScenarioTooLarge">There are more than may be.</exception>
    /// <exception cref="ScenarioChangeInvalid">One of them names no change, or two, or a place that is none.</exception>
    /// <exception cref="ScenarioHydrantTwice">Two of them are about one hydrant.</exception>
    internal static void Require(IReadOnlyList<ScenarioChange> changes)
    {
        if (changes.Count > Most)
        {
            throw new ScenarioTooLarge(changes.Count, Most);
        }

        if (changes.Any(c => c.Named != 1))
        {
            throw new ScenarioChangeInvalid();
        }

        if (changes.Select(c => c.Place).FirstOrDefault(p => p is not null && !(Math.Abs(p.X) <= 180 && Math.Abs(p.Y) <= 85)) is { } place)
        {
            throw new ScenarioPlaceInvalid(place.X, place.Y);
        }

        if (changes.Select(c => c.Hydrant).OfType<Guid>().GroupBy(h => h).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new ScenarioHydrantTwice(twice.Key);
        }

        foreach (var change in changes)
        {
            change.HoldsOn(DateOnly.MinValue);
        }
    }

    /// <summary>Changes of one scenario at most.</summary>
    private const int Most = 500;
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

public sealed class ScenarioHydrantTwice(Guid id) : Refused("SCENARIO_HYDRANT_TWICE", 400, id);

public sealed class ScenarioPlaceInvalid(double x, double y) : Refused("PLACE_OUT_OF_RANGE", 400, x, y);
