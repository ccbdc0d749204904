using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding;

/// <summary>A place that an address may mean, with how surely and how exactly it is known.</summary>
/// <param name="Text">The text that was asked for.</param>
/// <param name="Label">The address that was found, as the area's data spell it.</param>
/// <param name="MatchLevel">What was matched: never finer than what was really found.</param>
/// <param name="Confidence">How surely the text means this, from 0 to 1. Several places that fit equally well are all listed, and none is sure.</param>
/// <param name="RadiusMetres">Expected error of the place in metres.</param>
/// <param name="Place">The place, a point. Of a street or a village it is some point of it, and the radius says how far it reaches.</param>
/// <param name="Used">Parts of the text that were used, as street and number, and what was allowed for, as spelling or number_between.</param>
/// <param name="Source">area: from the area's own data; alias: from an old name or a correction; else the name of an outside geocoder.</param>
/// <param name="Method">How this was found.</param>
public sealed record GeocodeMatch(
    string Text, string Label, MatchLevel MatchLevel, double Confidence, double RadiusMetres, Geometry Place, IReadOnlyList<string> Used, string Source,
    Method Method)
{
    internal static GeocodeMatch Of(string text, Match match, Method method) =>
        new(text, match.Label, match.Level, match.Confidence, match.RadiusMetres, match.Place!, match.Used, match.Source, method);
}

/// <summary>What may be meant by what was typed so far.</summary>
/// <param name="Label">Name or address, as the area's data spell it.</param>
/// <param name="Detail">Where that is: town, postcode, city; null: not known.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Place">A point on it.</param>
public sealed record Suggestion(string Label, string? Detail, SuggestionKind Kind, Geometry Place);
