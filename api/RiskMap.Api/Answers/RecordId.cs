using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>Ids as clients see them: text that stays the same as long as the record does, and means nothing to them.</summary>
public static class RecordId
{
    /// <summary>Makes sure that a thing is asked for in one of its two ways.</summary>
    /// <exception cref="KeyNotOne">Both were named, or neither.</exception>
    public static void RequireOne(int? featureId, Guid? id)
    {
        if (featureId is null == id is null)
        {
            throw new KeyNotOne();
        }
    }

    /// <exception cref="IdInvalid">No id looks like this.</exception>
    public static Guid Read(string text) => Guid.TryParseExact(text, "D", out var id) ? id : throw new IdInvalid(text);
}

public sealed class KeyNotOne() : Refused("KEY_NOT_ONE", 400);

public sealed class IdInvalid(string text) : Refused("ID_INVALID", 400, text.Length <= 60 ? text : text[..60] + "…");
