using System.Text.Json;
using NetTopologySuite.Geometries;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Geocoding.Outside;

/// <summary>A geocoder that somebody else runs: how it is asked, and what its answer says. Whoever asks does so over HTTP, by GET.</summary>
public interface IOutsideGeocoder
{
    /// <summary>What stands as source at its answers.</summary>
    string Name { get; }

    /// <summary>Address of the question. It may hold a key: no log shows it.</summary>
    /// <param name="text">The address that is looked for.</param>
    /// <param name="around">Where it is looked for, in degrees; a service that cannot be told searches everywhere.</param>
    Uri Question(string text, Envelope around);

    /// <summary>Places that the answer names, the likeliest first, in the service's own coordinates. Empty: it knows none.</summary>
    /// <exception cref="AnswerUnreadable">This is no answer of this service, or it says that something went wrong.</exception>
    IReadOnlyList<OutsidePlace> Read(JsonElement answer);
}

/// <summary>A place as an outside geocoder gave it.</summary>
/// <param name="X">Degrees east in the coordinate system of the service.</param>
/// <param name="Y">Degrees north in it.</param>
/// <param name="Label">What the service calls it; null: it does not say.</param>
/// <param name="Extent">What it says was found.</param>
/// <param name="Score">How well it says that fits, from 0 to 1.</param>
public sealed record OutsidePlace(double X, double Y, string? Label, Extent Extent, double Score);

/// <summary>
/// What the words of outside geocoders come to, with a radius in metres that is twice that of our own data or more: how their points were
/// placed is not known.
/// </summary>
public sealed record Extent(MatchLevel Level, double RadiusMetres)
{
    public static readonly Extent Door = new(MatchLevel.DoorNumber, 60);

    public static readonly Extent Building = new(MatchLevel.Building, 100);

    public static readonly Extent Crossing = new(MatchLevel.Crossing, 100);

    public static readonly Extent Estate = new(MatchLevel.Estate, 300);

    public static readonly Extent Street = new(MatchLevel.Street, 500);

    public static readonly Extent Village = new(MatchLevel.Village, 2_000);

    public static readonly Extent Town = new(MatchLevel.Town, 10_000);

    /// <summary>A word that is not known here: no finer than somewhere along a street.</summary>
    public static readonly Extent Unknown = new(MatchLevel.Street, 1_000);

    /// <summary>A county, a city, a country, a postcode: the asker knows that much, and its middle is no place of an address.</summary>
    public static readonly Extent TooCoarse = new(MatchLevel.County, 50_000);
}

/// <summary>What came back is not what the service is known to answer.</summary>
public sealed class AnswerUnreadable(string reason) : Exception(reason);
