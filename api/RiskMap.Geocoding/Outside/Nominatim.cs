using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RiskMap.Geocoding.Outside;

/// <summary>
/// Nominatim (nominatim.org/release-docs/latest/api/Search), format jsonv2: up to five places of OpenStreetMap, and only those around the
/// area. Its importance says how well known a place is and not how well it fits, so that each fits as well as the others.
/// </summary>
/// <param name="url">Address of the service without /search.</param>
/// <param name="key">Sent as key=…, which servers that ask for one read; empty: none.</param>
public sealed class Nominatim(Uri url, string key) : IOutsideGeocoder
{
    public string Name => "nominatim";

    public Uri Question(string text, Envelope around)
    {
        var box = string.Create(CultureInfo.InvariantCulture, $"{around.MinX:0.####},{around.MinY:0.####},{around.MaxX:0.####},{around.MaxY:0.####}");
        return new UriBuilder(url)
        {
            Path = $"{url.AbsolutePath.TrimEnd('/')}/search",
            Query = $"format=jsonv2&q={Uri.EscapeDataString(text)}&limit=5&viewbox={box}&bounded=1"
                + (key.Length > 0 ? $"&key={Uri.EscapeDataString(key)}" : ""),
        }.Uri;
    }

    public IReadOnlyList<OutsidePlace> Read(JsonElement answer) => answer.ValueKind == JsonValueKind.Array
        ? [.. answer.EnumerateArray().Take(5).Select(Place)]
        : throw new AnswerUnreadable("the answer is no list");

    private static OutsidePlace Place(JsonElement found)
    {
        var (x, y) = found.Place();
        return new(x, y, found.Text("display_name"), ExtentOf(found.Text("addresstype"), found.Text("type")), 1);
    }

    private static Extent ExtentOf(string? addressType, string? type) => addressType switch
    {
        "house" or "house_number" => Extent.Door,
        "place" when type == "house" => Extent.Door,
        "building" or "amenity" or "shop" or "office" or "tourism" or "leisure" or "historic" or "craft" or "emergency" => Extent.Building,
        "residential" or "neighbourhood" or "quarter" or "city_block" => Extent.Estate,
        "road" => Extent.Street,
        "village" or "hamlet" or "isolated_dwelling" => Extent.Village,
        "town" or "suburb" or "borough" or "city_district" => Extent.Town,
        "city" or "municipality" or "county" or "district" or "state_district" or "state" or "province" or "region" or "country" or "postcode"
            => Extent.TooCoarse,
        _ => Extent.Unknown,
    };
}
