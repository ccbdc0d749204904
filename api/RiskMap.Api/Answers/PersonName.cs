using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>Who changes something: a name is asked for, and kept with the change.</summary>
public static class PersonName
{
    /// <summary>In characters.</summary>
    private const int Longest = 100;

    /// <exception cref="WhoMissing">There is none.</exception>
    /// <exception cref="WhoTooLong">It is longer than 100 characters.</exception>
    /// <exception cref="WhoUnreadable">It has characters that nobody can write.</exception>
    public static string Of(string who) => who.Trim() switch
    {
        "" => throw new WhoMissing(),
        { Length: > Longest } => throw new WhoTooLong(Longest),
        var name => name.IsWritable() ? name : throw new WhoUnreadable(),
    };
}

public sealed class WhoMissing() : Refused("WHO_MISSING", 400);

public sealed class WhoTooLong(int longest) : Refused("WHO_TOO_LONG", 400, longest);

public sealed class WhoUnreadable() : Refused("WHO_UNREADABLE", 400);
