using RiskMap.Geocoding.Addresses;

namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Takes apart the doors of a table. Streets and numbers repeat by the hundred, so each spelling is parsed once; the whole text is parsed
/// only where it says more than they do. Numbers are parsed behind a street that any address could have, so that they come out as those
/// of a question do.
/// </summary>
internal sealed class DoorReader
{
    private readonly Dictionary<string, Address> _streets = new(StringComparer.Ordinal);
    private readonly Dictionary<(bool Han, string Text), Address> _numbers = [];
    private readonly Dictionary<string, string?> _rooms = new(StringComparer.Ordinal);

    public Address Read(in DoorRow row)
    {
        var street = Clean(row.Street);
        var number = Clean(row.Number);
        var place = Clean(row.Place);
        if (street is null && place is null)
        {
            return Clean(row.Text) is { } whole ? AddressParser.Parse(whole) : new();
        }

        var name = street ?? place!;
        var han = name.Any(NameParts.IsHan);
        if (han && row.Text is { } text && text.Length > name.Length + (number?.Length ?? 0) + 1)
        {
            var told = AddressParser.Parse(text);
            if (told.Street is not null || told.Estate is not null || told.Village is not null)
            {
                return told with { Room = told.Room ?? Room(row.Unit) };
            }
        }

        var holder = street is not null ? Street(street) : Place(place!, number);
        if (street is null && holder is { Village: not null } or { Estate: not null, Building: not null })
        {
            return holder;
        }

        var door = number is null ? new() : Number(number, han);
        return holder with
        {
            Number = door.Number,
            NumberTo = door.NumberTo,
            NumberSuffix = door.NumberSuffix,
            Room = Room(row.Unit) ?? door.Room,
            Estate = holder.Estate ?? (street is not null && place is not null ? AddressText.Key(place) : null),
        };
    }

    /// <summary>A street by itself, as the name of a road or the column of a table has it.</summary>
    public Address Street(string street)
    {
        if (!_streets.TryGetValue(street, out var read))
        {
            // Behind a number, or 7 1/2 ST would be taken for number 7 1/2.
            var parsed = AddressParser.Parse(street.Any(NameParts.IsHan) ? street : "1 " + street);
            read = new() { Street = parsed.Street ?? AddressText.Key(street), Lane = parsed.Street is null ? null : parsed.Lane };
            _streets[street] = read;
        }

        return read;
    }

    private static Address Place(string place, string? number)
    {
        var parsed = AddressParser.Parse(place + number + (number is { Length: > 0 } && char.IsAsciiDigit(number[^1]) ? "号" : ""));
        return parsed.Village is not null || parsed.Estate is not null
            ? parsed with { Street = null, Landmark = null }
            : new() { Estate = AddressText.Key(place) };
    }

    private Address Number(string number, bool han)
    {
        if (!_numbers.TryGetValue((han, number), out var read))
        {
            var text = !han ? $"{number} MAIN ST" : $"人民路{number}{(char.IsAsciiDigit(number[^1]) ? "号" : "")}";
            read = AddressParser.Parse(text);
            if (read.Number is null && int.TryParse(string.Concat(number.TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture, out var digits))
            {
                read = new() { Number = digits };
            }

            _numbers[(han, number)] = read;
        }

        return read;
    }

    private string? Room(string? unit)
    {
        if (Clean(unit) is not { } text)
        {
            return null;
        }

        if (!_rooms.TryGetValue(text, out var room))
        {
            room = text.Any(NameParts.IsHan) ? AddressText.Key(text) : AddressParser.Parse($"1 MAIN ST #{text}").Room ?? AddressText.Key(text);
            _rooms[text] = room;
        }

        return room;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
