using GreenDonut;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.Matching;

namespace RiskMap.Api.Geocoding.Review;

/// <summary>Where the place of a row comes from, when it is not the source's own coordinates.</summary>
public sealed record RowLocation
{
    internal LocatedLayer Layer { get; init; }

    internal Guid Row { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>A geocoder or a person.</summary>
    public LocatedBy LocatedBy { get; init; }

    /// <summary>The person's name, or the geocoder's.</summary>
    public string Who { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>The text that was read.</summary>
    public string? Address { get; init; }

    /// <summary>What was matched.</summary>
    public MatchLevel MatchLevel { get; init; }

    /// <summary>How surely, from 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Expected error in metres.</summary>
    public double RadiusMetres { get; init; }

    /// <summary>True: a person should look.</summary>
    public bool Doubtful { get; init; }
}

/// <summary>A change of the place of a row: nothing is overwritten in silence.</summary>
public sealed record LocationChange
{
    internal double? BeforeX { get; init; }

    internal double? BeforeY { get; init; }

    internal double? AfterX { get; init; }

    internal double? AfterY { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>Stays the same as long as the record does; means nothing by itself.</summary>
    public Guid Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>Who made it: a person, or a geocoder.</summary>
    public string Who { get; init; } = "";

    /// <summary>By what.</summary>
    public LocationChangeKind How { get; init; }

    /// <summary>The place before: a point; null: there was none.</summary>
    public NetTopologySuite.Geometries.Geometry? Before => Point(BeforeX, BeforeY);

    /// <summary>The place after: a point; null: there is none any more.</summary>
    public NetTopologySuite.Geometries.Geometry? After => Point(AfterX, AfterY);

    /// <summary>How exactly the place was known before; null: not recorded.</summary>
    public LocationPrecision? BeforePrecision { get; init; }

    /// <summary>How exactly the place was known after; null: not recorded.</summary>
    public LocationPrecision? AfterPrecision { get; init; }

    /// <summary>True: it has been taken back.</summary>
    public bool Undone { get; init; }

    private static NetTopologySuite.Geometries.Point? Point(double? x, double? y) => x is { } east && y is { } north ? new(east, north) : null;
}

/// <summary>How a place changed.</summary>
public enum LocationChangeKind
{
    /// <summary>A geocoder read the address.</summary>
    Geocoded,

    /// <summary>A person chose one of the candidates.</summary>
    Candidate,

    /// <summary>A person set a pin.</summary>
    Pin,

    /// <summary>A person had placed another row of the same address.</summary>
    Alias,

    /// <summary>A person took a change back.</summary>
    Undo,

    /// <summary>A new delivery brought other coordinates.</summary>
    Import,
}

/// <summary>Where places come from: one statement for all rows that a request asks for.</summary>
public sealed class LocationOfRow(ReviewStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, LocatedLayer Layer, Guid Row), RowLocation>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, LocatedLayer Layer, Guid Row), RowLocation>> LoadBatchAsync(
        IReadOnlyList<(string Area, LocatedLayer Layer, Guid Row)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, LocatedLayer, Guid), RowLocation>();
        foreach (var asked in keys.GroupBy(k => (k.Area, k.Layer), k => k.Row))
        {
            foreach (var location in await store.LocationsAsync(asked.Key.Area, asked.Key.Layer, [.. asked], cancellationToken))
            {
                found[(asked.Key.Area, asked.Key.Layer, location.Row)] = location;
            }
        }

        return found;
    }
}
