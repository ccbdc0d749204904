using HotChocolate;
using RiskMap.Api.Areas;

namespace RiskMap.Api.Corrections;

/// <summary>Who changes something, and how he knows.</summary>
/// <param name="Key">Any text of 8 to 100 characters that this change alone has: sent twice, it is written once.</param>
/// <param name="Who">Name of the person, at most 100 characters, where a machine writes for somebody; of a person who is signed in his own name is taken.</param>
/// <param name="Evidence">How he knows.</param>
/// <param name="AccuracyMetres">Of a place by satellite: radius in metres, as the device gives it.</param>
/// <param name="MadeAt">When he noted it, if that was before it could be sent.</param>
/// <param name="Why">Why it is changed, at most 1000 characters; kept with the change.</param>
[GraphQLName("EntryInput")]
public sealed record EntryInput(
    string Key, string? Who = null, Evidence Evidence = Evidence.Map, double? AccuracyMetres = null, DateTimeOffset? MadeAt = null, string? Why = null)
{
    /// <summary>His account; null: a machine wrote that has none.</summary>
    internal Guid? Account { get; init; }
}

/// <summary>A place, as somebody gives it.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Crs">What the degrees are of: WGS-84 (as GPS has them) if nothing is said; GCJ-02 and BD-09 are turned into it.</param>
/// <param name="Precision">How exactly the place is known; if nothing is said, by the evidence: surveyed by a good GPS fix, else at the building.</param>
[GraphQLName("PlaceInput")]
public sealed record PlaceInput(double Longitude, double Latitude, string? Crs = null, LocationPrecision? Precision = null);

/// <summary>How somebody knows what he says.</summary>
public enum Evidence
{
    /// <summary>By the map: a place that was pointed at, facts that were typed.</summary>
    Map,

    /// <summary>On the spot, with a place by satellite.</summary>
    Gps,

    /// <summary>From a drawing, a list or a letter.</summary>
    Document,
}
