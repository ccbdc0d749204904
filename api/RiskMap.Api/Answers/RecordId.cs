using RiskMap.Api.Hosting;

namespace RiskMap.Api.Answers;

/// <summary>Ids as clients see them: text that stays the same as long as the record does, and means nothing to them.</summary>
public static class RecordId
{
    /// <exception cref="IdInvalid">No id looks like this.</exception>
    public static Guid Read(string text) => Guid.TryParseExact(text, "D", out var id) ? id : throw new IdInvalid(text);
}

public sealed class IdInvalid(string text) : Refused("ID_INVALID", 400, text.Length <= 60 ? text : text[..60] + "…");
