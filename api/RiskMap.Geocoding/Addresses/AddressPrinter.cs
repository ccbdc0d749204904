using System.Globalization;
using System.Text;
using RiskMap.Geocoding.Addresses.Tables;

namespace RiskMap.Geocoding.Addresses;

/// <summary>Writes an address as it is written where it comes from; what is printed, parsed again, gives the same parts.</summary>
public static class AddressPrinter
{
    public static string Print(Address address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Script(address) switch { 'H' => Chinese(address), 'K' => Korean(address), _ => Western(address) };
    }

    private static string Chinese(Address a)
    {
        var text = new StringBuilder();
        text.Append(a.Province).Append(a.City).Append(a.County).Append(a.Town).Append(a.Village);
        var hamlet = a.Street is null && a.Lane is null && a.Estate is not null && !IsYard(a);
        text.Append(hamlet ? a.Estate : null).Append(With(a.Group, "组")).Append(a.Street).Append(a.Lane).Append(DoorNumber(a));
        text.Append(hamlet ? null : IsYard(a) ? (a.Number is null ? a.Estate : null) : a.Estate);
        text.Append(With(a.Building, "栋")).Append(With(a.Unit, "单元")).Append(With(a.Floor, "层")).Append(With(a.Room, "室"));
        if (a.CrossStreet is not null)
        {
            text.Append('与').Append(a.CrossStreet).Append("交叉口");
        }

        if (a.Landmark is not null)
        {
            text.Append(text.Length > 0 ? "," : "").Append(a.Landmark);
        }

        if (a.OffsetMetres is { } metres)
        {
            text.Append(a.OffsetBearing is { } bearing ? $"以{Compass(bearing)}" : "约")
                .Append(CultureInfo.InvariantCulture, $"{metres:0.##}米");
        }

        return Ending(text, a);
    }

    private static string Korean(Address a)
    {
        var number = a.Number is null ? null : string.Create(CultureInfo.InvariantCulture,
            $"{a.Number}{(a.NumberTo is { } to ? $"~{to}" : "")}{a.NumberSuffix}");
        var text = new StringBuilder().AppendJoin(' ',
            new[] { a.Province, a.City, a.County, a.Town, a.Village, a.Street, a.Lane, number, With(a.Building, "동"), With(a.Floor, "층"),
                With(a.Room, "호"), a.Landmark }
                .Where(p => p is not null));
        return Ending(text, a);
    }

    private static string Western(Address a)
    {
        var number = a.Number is null && a.NumberSuffix is null ? null : string.Create(CultureInfo.InvariantCulture,
            $"{a.Number}{(a.NumberTo is { } to ? $"-{to}" : "")}{(a.NumberSuffix is [_, '/', _] ? " " : "")}{a.NumberSuffix}");
        var street = a.CrossStreet is null ? a.Street : $"{a.Street} & {a.CrossStreet}";
        var line = string.Join(' ', new[] { number, street }.Where(p => p is not null));
        var text = new StringBuilder().AppendJoin(", ", new[]
        {
            line.Length == 0 ? null : line, With2("BLDG ", a.Building), With2("STAIR ", a.Unit), With2("FL ", a.Floor), With2("UNIT ",
                a.Room), With2("AT ", a.Landmark), a.City,
            string.Join(' ', new[] { a.Province, a.Postcode }.Where(p => p is not null)) is { Length: > 0 } place ? place : null,
        }.Where(p => p is not null));
        return Ending(text, a);
    }

    private static string Ending(StringBuilder text, Address a)
    {
        if (a.Note is not null)
        {
            text.Append('(').Append(a.Note).Append(')');
        }

        if (a.Rest is not null)
        {
            text.Append('；').Append(a.Rest);
        }

        return text.ToString();
    }

    private static bool IsYard(Address a) => a.Estate?.EndsWith("号院", StringComparison.Ordinal) == true;

    private static string DoorNumber(Address a)
    {
        if (IsYard(a) && a.Number is not null)
        {
            return a.Estate!;
        }

        if (a.Number is not { } number)
        {
            return a.NumberSuffix is null ? "" : $"{a.NumberSuffix}号";
        }

        var suffix = a.NumberSuffix ?? "";
        var to = a.NumberTo is { } last ? string.Create(CultureInfo.InvariantCulture, $"至{last}") : "";
        var before = suffix.Length > 0 && suffix[0] is '甲' or '乙' or '丙' or '丁' or '戊' or '己' or '横' or '特' or '临' or '新' or '后' ? 1 : 0;
        var extra = suffix.IndexOf('附', StringComparison.Ordinal);
        var tail = extra >= 0 ? $"{suffix[extra..]}号" : "";
        var middle = suffix[before..(extra < 0 ? suffix.Length : Math.Max(before, extra))];
        return string.Create(CultureInfo.InvariantCulture, $"{suffix[..before]}{number}{middle}{to}号{tail}");
    }

    private static string? With(string? part, string word) => part is null ? null : part + word;

    private static string? With2(string word, string? part) => part is null ? null : word + part;

    private static string Compass(double bearing) =>
        ((string[])["北", "东北", "东", "东南", "南", "西南", "西", "西北"])[(int)Math.Round(bearing / 45) % 8];

    private static char Script(Address a)
    {
        // What only Chinese addresses have, when all their other parts are digits.
        var chinese = a.OffsetMetres is not null || a.Group is not null || (a is { Street: null, Landmark: null } && a.Number is not null);
        var korean = false;
        foreach (var part in new[]
        {
            a.Province, a.City, a.County, a.Town, a.Village, a.Street, a.Lane, a.Estate, a.Building, a.Unit, a.Floor, a.Room, a.Landmark,
            a.CrossStreet, a.NumberSuffix, a.Note, a.Rest,
        })
        {
            foreach (var c in part ?? "")
            {
                if (HanTables.IsHan(c))
                {
                    return 'H';
                }

                korean |= c is >= '\uac00' and <= '\ud7a3';
            }
        }

        return korean ? 'K' : chinese ? 'H' : 'W';
    }
}
