using System.Text.Json;

namespace RiskMap.Api.Answers;

/// <summary>Words of ours as the tables spell them: InService is in_service.</summary>
public static class Snake
{
    public static string Of<TEnum>(TEnum word)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
