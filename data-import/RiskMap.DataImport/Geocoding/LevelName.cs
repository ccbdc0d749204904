using System.Text.Json;
using RiskMap.Geocoding.Matching;

namespace RiskMap.DataImport.Geocoding;

/// <summary>Levels as the tables spell them, and how exactly a place of a level is known.</summary>
internal static class LevelName
{
    private static readonly string[] Names = [.. Enum.GetNames<MatchLevel>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string Of(MatchLevel level) => Names[(int)level];

    /// <summary>locations' word for it; never finer than what was matched.</summary>
    public static string Precision(MatchLevel level) => level switch
    {
        MatchLevel.Point => "surveyed",
        MatchLevel.DoorNumber => "door_number",
        MatchLevel.Building => "building",
        MatchLevel.Estate or MatchLevel.Street or MatchLevel.Crossing => "street",
        MatchLevel.Village => "village",
        _ => "unknown",
    };
}
