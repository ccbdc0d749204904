using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>What is kept of a scenario, as a request brings it.</summary>
/// <param name="Name">Name: 1 to 200 characters.</param>
/// <param name="Changes">The changes, in the order in which they are told.</param>
/// <param name="Standard">Id of the standard that it is judged by.</param>
/// <param name="Test">The test whose verdicts are compared; null: all that the standard demands, together.</param>
/// <param name="HoseReach">Metres of hose along the streets; null: as the standard says.</param>
/// <param name="AsOf">Day, YYYY-MM-DD, that it is judged on; null: the day on which it is looked at.</param>
/// <param name="CostEach">What one new hydrant costs; null: not known.</param>
/// <param name="Currency">Currency of the cost, ISO 4217.</param>
public sealed record ScenarioContent(
    string Name, IReadOnlyList<ScenarioChange> Changes, string Standard, VerdictTest? Test = null, double? HoseReach = null, string? AsOf = null,
    double? CostEach = null, string? Currency = null)
{
    private const int LongestName = 200;

    /// <exception cref="ScenarioNameInvalid">The name is none, is too long, or has characters that nobody can write.</exception>
    /// <exception cref="ScenarioCostInvalid">The cost is less than nothing, or the currency has no code.</exception>
    internal ScenarioContent Checked()
    {
        ScenarioChange.Require(Changes);
        Day.ReadOptional(AsOf, "asOf");
        if (CostEach is not null and not (>= 0 and < 1e12) || (Currency is { } code && !(code.Length == 3 && code.All(char.IsAsciiLetterUpper))))
        {
            throw new ScenarioCostInvalid();
        }

        return this with { Name = NameOf(Name) };
    }

    internal static string NameOf(string name) =>
        name.Trim() is { Length: > 0 and <= LongestName } trimmed && trimmed.IsWritable() ? trimmed : throw new ScenarioNameInvalid(LongestName);
}

public sealed class ScenarioUnknown(Guid id) : Refused("SCENARIO_UNKNOWN", 404, id);

public sealed class ScenarioStale(string name, int version) : Refused("SCENARIO_STALE", 409, name, version);

public sealed class ScenarioNameInvalid(int longest) : Refused("SCENARIO_NAME_INVALID", 400, longest);

public sealed class ScenarioCostInvalid() : Refused("SCENARIO_COST_INVALID", 400);
