using System.Text.Json;
using NetTopologySuite.Geometries;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Geocoding.Addresses;
using RiskMap.Geocoding.CoordinateSystems;
using RiskMap.Geocoding.Matching;
using RiskMap.Geocoding.Outside;

namespace RiskMap.Api.Geocoding;

/// <summary>
/// Asks an outside geocoder, where one is set, for what the area's own data do not know. Each text is asked once; answers are kept in the
/// database, empty ones too. Whatever goes wrong out there is a line in the log and no answer: the reader gets what the area knows.
/// An area without data has no bounds that an answer could be checked against, and nothing is asked for it.
/// </summary>
public sealed class OutsideGeocoding(
    IOutsideGeocoder? geocoder, OutsideAnswerStore store, Settings settings, TimeProvider clock, ILogger<OutsideGeocoding> log) : IDisposable
{
    /// <summary>Most confidence that an outside answer has: a row is never placed by it without a person.</summary>
    public const double MostConfidence = Trust.Least;

    /// <summary>Kilometres beyond the area's bounds within which an answer is believed.</summary>
    public const double Beyond = 20;

    private const double KilometresOfADegree = 111.195;

    private readonly SharedAnswers<(string Area, string Key), IReadOnlyList<OutsidePlace>> _asked = new(10_000, _ => 1);
    private readonly Turns _turns = new(settings.GeocoderPerSecond, clock);
    private readonly TimeSpan _limit = TimeSpan.FromMilliseconds(settings.GeocoderMs);
    private readonly ShiftedSystem? _shifted = ShiftedSystem.Find(settings.GeocoderCrs);

    /// <summary>A redirect leads to a page for people or to another host, and neither is asked; an answer has some kilobytes.</summary>
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 1_048_576,
        DefaultRequestHeaders = { { "User-Agent", "RiskMap" }, { "Accept", "application/json" } },
    };

    /// <summary>Name of the service that is asked; empty: none is.</summary>
    public string Name => geocoder?.Name ?? "";

    /// <summary>Name of the coordinate system that it answers in.</summary>
    public string System => _shifted?.Name ?? "EPSG:4326";

    /// <summary>Places within reach of the area that the service names; empty where there are none, or none is asked.</summary>
    public async Task<IReadOnlyList<Match>> FindAsync(Area area, string text, CancellationToken cancel)
    {
        var key = AddressText.Key(text);
        if (geocoder is null || key.Length == 0 || area.Bounds is not { } bounds)
        {
            return [];
        }

        var within = Reach(bounds);
        try
        {
            var places = await _asked.GetAsync((area.Code, key), c => AskOnceAsync(geocoder, area.Code, key, text, within, c), cancel);
            return Matches(places, text, within);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // The type of an exception that nobody foresaw, never its text: it may hold the question, and with it the key.
            log.LogWarning("{Geocoder} gave no answer: {Reason}.", Name, e is AnswerUnreadable or HttpRequestException ? e.Message : e.GetType().Name);
            return [];
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<OutsidePlace>> AskOnceAsync(
        IOutsideGeocoder asked, string area, string key, string text, Envelope within, CancellationToken cancel)
    {
        if (await store.FindAsync(area, asked.Name, key, System, cancel) is { } known)
        {
            return asked.Read(known);
        }

        var answer = await AskAsync(asked.Question(AddressText.Normalise(text), within), cancel);
        var places = asked.Read(answer);
        await store.KeepAsync(area, asked.Name, key, System, answer, places.Count > 0 ? Wgs84(places[0]) : null, cancel);
        return places;
    }

    private async Task<JsonElement> AskAsync(Uri question, CancellationToken cancel)
    {
        if (!await _turns.TakeAsync(_limit, cancel))
        {
            throw new AnswerUnreadable($"more questions wait than {settings.GeocoderPerSecond} a second let through");
        }

        using var late = new CancellationTokenSource(_limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            using var answer = await _http.GetAsync(question, stop.Token);
            return answer.IsSuccessStatusCode
                ? JsonElement.Parse(await answer.Content.ReadAsStringAsync(stop.Token))
                : throw new AnswerUnreadable($"it answered with the HTTP status {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new AnswerUnreadable($"it took more than {_limit.TotalMilliseconds:0} ms");
        }
        catch (JsonException)
        {
            throw new AnswerUnreadable("its answer is no JSON");
        }
    }

    /// <summary>Places that lie within reach; where there are several they share the confidence, for nothing tells them apart.</summary>
    private List<Match> Matches(IReadOnlyList<OutsidePlace> places, string text, Envelope within)
    {
        var near = places.Where(p => p.Extent != Extent.TooCoarse).Select(p => (Found: p, Place: Wgs84(p)))
            .Where(p => within.Contains(p.Place.Lon, p.Place.Lat)).ToList();
        return near.ConvertAll(p => new Match(
            p.Found.Extent.Level, Math.Round(MostConfidence * p.Found.Score / near.Count, 3), p.Found.Extent.RadiusMetres,
            new Point(p.Place.Lon, p.Place.Lat) { SRID = 4326 }, p.Found.Label ?? text, ["whole_text"], Name, []));
    }

    private (double Lon, double Lat) Wgs84(OutsidePlace place) => _shifted?.ToWgs84(place.X, place.Y) ?? (place.X, place.Y);

    private static Envelope Reach(BoundingBox bounds)
    {
        var north = Beyond / KilometresOfADegree;
        var furthest = Math.Min(89, Math.Max(Math.Abs(bounds.North), Math.Abs(bounds.South)));
        var east = north / Math.Cos(furthest * Math.PI / 180);
        return new(bounds.West - east, bounds.East + east, bounds.South - north, bounds.North + north);
    }
}
