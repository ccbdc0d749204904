using System.Globalization;
using System.Text;

namespace RiskMap.DataImport.Demo.Examples;

/// <summary>What people do to an address or a date when they type it; an address stays the same place.</summary>
internal static class Dirt
{
    private static readonly (char Simplified, char Traditional)[] Traditional =
        [('号', '號'), ('区', '區'), ('东', '東'), ('兴', '興'), ('学', '學'), ('园', '園'), ('广', '廣'), ('龙', '龍'), ('车', '車'), ('门', '門'), ('桥',
            '橋'), ('华', '華')];

    /// <summary>Characters of the same sound, as a hurried hand picks them.</summary>
    private static readonly (char Right, char Wrong)[] Homophones =
        [('路', '陆'), ('园', '圆'), ('阳', '杨'), ('江', '姜'), ('新', '心'), ('华', '花'), ('明', '名'), ('和', '河'), ('街', '接')];

    public static string Address(string text, int kind, Dice dice) => (kind % 7) switch
    {
        0 => text,
        1 => Wide(text),
        2 => Map(text, Traditional),
        3 => $"演示区{text}",
        4 => $" {text}（{dice.Pick((string[])["老车站旁", "东侧", "原粮站", "门面"])}）",
        5 => $"{text.Replace("号", " 号", StringComparison.Ordinal)}对面",
        _ => text.Replace("演示区", "", StringComparison.Ordinal),
    };

    /// <summary>The first character before the number that has a fellow of the same sound becomes it.</summary>
    public static string Typo(string text)
    {
        for (var i = text.IndexOf('区', StringComparison.Ordinal) + 1; i < text.Length && !char.IsAsciiDigit(text[i]); i++)
        {
            foreach (var (right, wrong) in Homophones)
            {
                if (text[i] == right && right is not ('路' or '街'))
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
}
