using System.Collections.Frozen;
using System.Text.Json;

namespace RiskMap.Api.Answers;

/// <summary>Words of ours as the tables spell them: InService is in_service.</summary>
public static class Snake
{
    public static string Of<TEnum>(TEnum word)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());

    /// <summary>The word that a table spells so.</summary>
    /// <exception cref="KeyNotFoundException">The table has a word that this program does not know.</exception>
    public static TEnum Read<TEnum>(string word)
        where TEnum : struct, Enum => Spelt<TEnum>.Words[word];

    private static class Spelt<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<string, TEnum> Words =
            Enum.GetValues<TEnum>().ToFrozenDictionary(Of, StringComparer.Ordinal);
    }
}
