using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskMap.Geocoding.Addresses;

namespace RiskMap.DataImport.Demo.Examples;

/// <summary>What people do to an address or a date when they type it; an address stays the same place.</summary>
internal static partial class Dirt
{
    private static readonly (char Simplified, char Traditional)[] Traditional =
        [('号', '號'), ('区', '區'), ('东', '東'), ('兴', '興'), ('学', '學'), ('园', '園'), ('广', '廣'), ('龙', '龍'), ('车', '車'), ('门', '門'), ('桥',
            '橋'), ('华', '華')];

    /// <summary>Characters of the same sound, as a hurried hand picks them.</summary>
    private static readonly (char Right, char Wrong)[] Homophones =
        [('园', '圆'), ('阳', '杨'), ('江', '姜'), ('新', '心'), ('华', '花'), ('明', '名'), ('和', '河'), ('正', '政'), ('建', '健'), ('桂', '贵'), ('庙', '妙')];

    private const int Rare = 0xc9;

    private static readonly Lazy<Dictionary<char, char>> OfBig5 = new(ReadBig5);

    public static string Address(string text, int kind, Dice dice) => (kind % 8) switch
    {
        0 => text,
        1 => Wide(text),
        2 => Map(text, Traditional),
        3 => $"{Places.City}{text}",
        4 => $" {text}（{dice.Pick((string[])["老车站旁", "东侧", "原粮站", "门面"])}）",
        5 => $"{text.Replace("号", " 号", StringComparison.Ordinal)}对面",
        6 => text.Replace(Places.Province + Places.City, "", StringComparison.Ordinal),
        _ => Below().Replace(text, Places.City),
    };

    /// <summary>The first character of the street that has a fellow of the same sound becomes it.</summary>
    public static string Typo(string text)
    {
        for (var i = text.IndexOf('区', StringComparison.Ordinal) + 1; i < text.Length && !char.IsAsciiDigit(text[i]); i++)
        {
            foreach (var (right, wrong) in Homophones)
            {
                if (text[i] == right)
                {
                    return $"{text[..i]}{wrong}{text[(i + 1)..]}";
                }
            }
        }

        return text;
    }

    /// <summary>2025年3月1日, 2025/3/1, 2025.03.01, or the serial number a spreadsheet makes of it.</summary>
    public static string Date(DateOnly day, int kind) => (kind % 4) switch
    {
        0 => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        1 => day.ToString("yyyy/M/d", CultureInfo.InvariantCulture),
        2 => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture),
        _ => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Simplified characters that Big5 does not have, or only among the rare, become the traditional ones that are the same in matching form.</summary>
    public static string ForBig5(string text) => string.Concat(text.Select(c => OfBig5.Value.GetValueOrDefault(c, c)));

    /// <summary>In Big5 the common characters stand first, by strokes; from <see cref="Rare"/> on those that hardly anyone writes.</summary>
    private static Dictionary<char, char> ReadBig5()
    {
        var big5 = Encoding.GetEncoding("Big5");
        var table = new Dictionary<char, char>();
        var common = new HashSet<char>();
        for (var high = 0xa4; high <= 0xf9; high++)
        {
            foreach (var low in Enumerable.Range(0x40, 0x3f).Concat(Enumerable.Range(0xa1, 0x5e)))
            {
                if (big5.GetString([(byte)high, (byte)low]) is [>= '\u4e00' and <= '\u9fff' and var character] && (high >= Rare || common.Add(character))
                    && AddressText.Key(character.ToString()) is [var simplified] && simplified != character)
                {
                    table.TryAdd(simplified, character);
                }
            }
        }

        common.ToList().ForEach(c => table.Remove(c));
        return table;
    }

    private static string Wide(string text) => new([.. text.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xfee0) : c)]);

    private static string Map(string text, (char From, char To)[] table)
    {
        var result = new StringBuilder(text);
        foreach (var (from, to) in table)
        {
            result.Replace(from, to);
        }

        return result.ToString();
    }

    /// <summary>Province, city, town and community: what people leave out.</summary>
    [GeneratedRegex("^湖南省沚江市.+?(街道|镇).+?(社区|村)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Below();
}
