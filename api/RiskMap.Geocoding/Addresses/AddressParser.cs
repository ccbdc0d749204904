using RiskMap.Geocoding.Addresses.Chinese;
using RiskMap.Geocoding.Addresses.Korean;
using RiskMap.Geocoding.Addresses.Tables;
using RiskMap.Geocoding.Addresses.Western;

namespace RiskMap.Geocoding.Addresses;

/// <summary>
/// Takes an address apart. Whatever it does not understand it keeps in <see cref="Address.Rest"/> or <see cref="Address.Landmark"/>;
/// it guesses no place, and never throws. Its parts are in matching form, so that the same address written twice gives equal records.
/// </summary>
public static class AddressParser
{
    /// <summary>Longer text is no address: what stands beyond is not read.</summary>
    private const int Longest = 400;

    /// <summary>The address, or the first of those that the text holds; the others stand in <see cref="Address.Rest"/>.</summary>
    public static Address Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = text.Length > Longest ? text[..Longest] : text;
        var folded = AddressText.Fold(AddressText.Normalise(kept));
        return Script(folded) switch
        {
            'H' => ChineseAddress.Parse(folded),
            'K' => KoreanAddress.Parse(folded),
            _ => WesternAddress.Parse(folded),
        };
    }

    /// <summary>Every address of a cell that holds several: 林口街10巷；林口街24巷. A lane alone continues the street before it.</summary>
    public static IReadOnlyList<Address> ParseMany(string text)
    {
        var all = new List<Address>();
        var next = Parse(text);
        all.Add(next);
        while (all.Count < 20 && next.Rest is { } rest)
        {
            next = Parse(rest);
            var last = all[^1];
            if (next is { Street: null, Estate: null } && (next.Lane
                ?? next.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not null)
            {
                next = next with { Street = last.Street, Lane = next.Lane ?? last.Lane };
            }

            if (next is { Street: null, Lane: null, Number: null, Estate: null, Village: null, Landmark: null })
            {
                break;
            }

            next = next with
            {
                Province = next.Province ?? last.Province,
                City = next.City ?? last.City,
                County = next.County ?? last.County,
                Town = next.Town ?? last.Town,
            };
            all.Add(next);
        }

        return all;
    }

    private static char Script(string text)
    {
        foreach (var c in text)
        {
            if (HanTables.IsHan(c))
            {
                return 'H';
            }

            if (c is >= '\uac00' and <= '\ud7a3')
            {
                return 'K';
            }
        }

        return 'W';
    }
}
