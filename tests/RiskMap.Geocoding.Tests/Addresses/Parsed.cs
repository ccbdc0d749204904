using System.Globalization;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Tests.Addresses;

/// <summary>An address in one line, part by part, for tests to compare: "street=学府路 number=8".</summary>
internal static class Parsed
{
    public static string Of(string text) => Parts(AddressParser.Parse(text));

    public static string Parts(Address a) => string.Join(' ', new (string Name, object? Value)[]
    {
        ("province", a.Province), ("city", a.City), ("county", a.County), ("town", a.Town), ("village", a.Village), ("group", a.Group),
        ("street", a.Street),
        ("lane", a.Lane), ("number", a.Number), ("to", a.NumberTo), ("suffix", a.NumberSuffix), ("estate", a.Estate), ("building",
        a.Building), ("unit", a.Unit),
        ("floor", a.Floor), ("room", a.Room), ("landmark", a.Landmark), ("cross", a.CrossStreet), ("bearing", a.OffsetBearing),
        ("metres", a.OffsetMetres),
        ("postcode", a.Postcode), ("note", a.Note), ("rest", a.Rest),
    }.Where(p => p.Value is not null).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}={p.Value}")));
}
