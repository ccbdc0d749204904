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
/// <param name="Alias">The old name by which it was found; null: it was found by a name of today.</param>
/// <param name="Row">The row that it is; null: it is a door, somewhere on a street, or nothing that has a row of its own.</param>
/// <param name="Method">How this was found.</param>
public sealed record GeocodeMatch(
    string Text, string Label, MatchLevel MatchLevel, double Confidence, double RadiusMetres, Geometry Place, IReadOnlyList<string> Used, string Source,
    FormerName? Alias, FoundRow? Row, Method Method)
{
    internal static GeocodeMatch Of(string text, Match match, Method method) => new(
        text, match.Label, match.Level, match.Confidence, match.RadiusMetres, match.Place!, match.Used, match.Source, FormerName.Of(match.Alias),
        FoundRow.Of(match.Row), method);
}

/// <summary>A name that a place had, and from when to when.</summary>
/// <param name="Name">As somebody wrote it down.</param>
/// <param name="ValidFrom">First day (YYYY-MM-DD) on which it was in use; null: not known.</param>
/// <param name="ValidTo">Last day (YYYY-MM-DD) on which it was in use; null: not known, or it still is.</param>
public sealed record FormerName(string Name, string? ValidFrom, string? ValidTo)
{
    internal static FormerName? Of(OldName? old) => old is null ? null : new(old.Name, old.From?.Iso(), old.To?.Iso());
}

/// <summary>A row of the area's data, as vector tiles have it.</summary>
/// <param name="Layer">hydrants, buildings, premises, stations or divisions.</param>
/// <param name="FeatureId">Small number of the row within its area.</param>
public sealed record FoundRow(string Layer, int FeatureId)
{
    internal static FoundRow? Of(KnownRow? row) => row is null ? null : new(row.Layer, row.FeatureId);
}

/// <summary>What may be meant by what was typed so far.</summary>
/// <param name="Label">Name or address, as the area's data spell it.</param>
/// <param name="Detail">Where that is: town, postcode, city; null: not known.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Place">A point on it.</param>
/// <param name="RadiusMetres">How far from that point it may reach, in metres.</param>
/// <param name="Row">The row that it is; null: a street or a door has none of its own.</param>
/// <param name="Alias">The old name that was typed; null: none was.</param>
public sealed record Suggestion(
    string Label, string? Detail, SuggestionKind Kind, Geometry Place, double RadiusMetres, FoundRow? Row, FormerName? Alias)
{
    internal static Suggestion Of(RiskMap.Geocoding.Matching.Suggestion found) => new(
        found.Label, found.Detail, found.Kind, found.Place, found.RadiusMetres, FoundRow.Of(found.Row), FormerName.Of(found.Alias));
}
