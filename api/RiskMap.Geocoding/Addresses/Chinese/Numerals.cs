using System.Globalization;
using System.Text;

namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>
/// Chinese numerals become digits where they count: before 号 弄 栋 幢 橦 座 单元 层 室 楼 组 委 社 队 巷 段 期, after 之 and 附, and after 单元.
/// Never inside a name: 三里屯路, 五一路, 十里河 and 五一社区 stay. 一号路 becomes 1号路, however it is written.
/// </summary>
internal static class Numerals
{
    private const string Digits = "〇一二三四五六七八九";

    public static string ToDigits(string text)
    {
        if (text.AsSpan().IndexOfAny(Of) < 0)
        {
            return text;
        }

        StringBuilder? result = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsNumeral(text[i]))
            {
                continue;
            }

            var end = i;
            while (end < text.Length && IsNumeral(text[end]))
            {
                end++;
            }

            if (Counts(text, i, end) && Value(text.AsSpan(i, end - i)) is { } value)
            {
                (result ??= new StringBuilder(text.Length + 8)).Append(text, copied, i - copied).Append(value);
                copied = end;
            }

            i = end;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Of = System.Buffers.SearchValues.Create("〇零一二三四五六七八九十百廿");

    private static bool IsNumeral(char c) => Of.Contains(c);

    private static bool Counts(string text, int start, int end)
    {
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '第' && end < text.Length
            && text[end] is not ('单' or '组' or '栋' or '村' or '小')))
        {
            return false;
        }

        if (start > 0 && text[start - 1] is '之' or '附' or '元' && (text[start - 1] != '元' || (start > 1 && text[start - 2] == '单')))
        {
            return text[start - 1] == '元' || start > 1 && (char.IsAsciiDigit(text[start - 2]) || text[start - 2] == '号'
                || text[start - 1] == '附');
        }

        if (end >= text.Length)
        {
            return false;
        }

        var next = end + 1 < text.Length ? text[end + 1] : '\0';
        return text[end] switch
        {
            '号' => true,
            '弄' or '栋' or '幢' or '橦' or '座' or '组' or '段' or '巷' or '期' or '层' or '楼' or '室' =>
                next is not ('路' or '街' or '村' or '镇' or '乡' or '内' or '外'),
            '单' => next == '元',
            '小' => next == '组',
            '村' or '居' => next == '民' && end + 2 < text.Length && text[end + 2] is '小' or '组',
            '委' => next is not ('员' or '会'),
            '社' => next is not ('区' or '会' or '保'),
            '队' => next is not ('路' or '街' or '村'),
            _ => false,
        };
    }

    /// <summary>十二 is 12, 一百零五 105, 二〇三 203; null for what is neither, as 十十.</summary>
    internal static string? Value(ReadOnlySpan<char> numeral)
    {
        if (numeral.IndexOfAny('十', '百', '廿') < 0)
        {
            var digits = new StringBuilder(numeral.Length);
            foreach (var c in numeral)
            {
                digits.Append((char)('0' + Digit(c)));
            }

            return digits.ToString();
        }

        var (sum, digit, last) = (0, -1, 1000);
        foreach (var c in numeral)
        {
            var weight = c switch { '百' => 100, '十' => 10, '廿' => 20, _ => 0 };
            if (weight == 0)
            {
                if (digit > 0)
                {
                    return null;
                }

                digit = Digit(c);
                continue;
            }

            if (weight >= last || (weight == 20 && digit >= 0))
            {
                return null;
            }

            sum += weight == 20 ? 20 : weight * (digit < 0 ? 1 : digit);
            (digit, last) = (-1, weight == 20 ? 10 : weight);
        }

        return (sum + Math.Max(digit, 0)).ToString(CultureInfo.InvariantCulture);
    }

    private static int Digit(char c) => c == '零' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);
}
