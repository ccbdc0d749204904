namespace RiskMap.Api.Reports;

/// <summary>
/// Reads numbers that are written as characters: 三, 二十, 两百零五, 一千二百, 三点五万, 一亿二千万, 一万二 (12,000), the formal 叁佰 too. What is no number in that
/// way of writing, such as 十十 or 千万百, is not read.
/// </summary>
internal static class HanNumeralAnalysis
{
    /// <summary>Signs that such a number is made of; it begins with none of 点, 万 and 亿.</summary>
    public const string Signs = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿点";

    private const string Digits = "零一二三四五六七八九", Formal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>The number, and half of its last place where it is told in 万 or 亿 alone; null: it is none.</summary>
    public static (double Value, double Tolerance)? Read(string text)
    {
        if (text.IndexOf('点', StringComparison.Ordinal) is >= 0 and var point)
        {
            return Decimal(text, point);
        }

        var value = 0d;
        var (rest, least) = (text, double.PositiveInfinity);
        foreach (var (sign, size) in ((char, double)[])[('亿', 1e8), ('万', 1e4)])
        {
            if (rest.IndexOf(sign, StringComparison.Ordinal) is not (>= 0 and var at))
            {
                continue;
            }

            if (Section(rest[..at], least) is not { } count || count == 0)
            {
                return null;
            }

            (value, rest, least) = (value + (count * size), rest[(at + 1)..], size);
        }

        if (Section(rest, least) is not { } last)
        {
            return null;
        }

        return (value + last, rest.Length == 0 ? least / 2 : 1e-9);
    }

    /// <summary>三点五万: digits behind the point, and at most one 万 or 亿.</summary>
    private static (double Value, double Tolerance)? Decimal(string text, int point)
    {
        var size = text[^1] switch { '万' => 1e4, '亿' => 1e8, _ => 1 };
        var places = text[(point + 1)..(size > 1 ? ^1 : ^0)];
        if (places.Length == 0 || Section(text[..point], double.PositiveInfinity) is not { } whole || point == 0)
        {
            return null;
        }

        var value = whole;
        for (var i = 0; i < places.Length; i++)
        {
            if (DigitOf(places[i]) is not { } digit)
            {
                return null;
            }

            value += digit * Math.Pow(10, -i - 1);
        }

        var place = Math.Pow(10, -places.Length) * size;
        return (Math.Round(value * size / place) * place, place / 2);
    }

    /// <summary>A number below 10,000; empty is zero. One digit right behind 百, 千 or 万 without 零 counts in the next smaller place: 一千二 is 1,200.</summary>
    private static double? Section(string text, double above)
    {
        var (value, last, digit, zero) = (0d, above, (int?)null, false);
        foreach (var sign in text)
        {
            if (PlaceOf(sign) is { } place)
            {
                // 十 alone is ten; 百 and 千 need a digit, but for 百余 and 千余, where they stand alone.
                if (place >= last || (digit is null && place > 10 && text.Length > 1) || digit == 0)
                {
                    return null;
                }

                (value, last, digit, zero) = (value + ((digit ?? 1) * place), place, null, false);
            }
            else if (DigitOf(sign) is not { } read || digit is > 0)
            {
                return null;
            }
            else
            {
                (digit, zero) = (read == 0 ? null : read, zero || read == 0);
            }
        }

        return value + ((digit ?? 0) * (digit is null || zero || last is <= 10 or double.PositiveInfinity ? 1 : last / 10));
    }

    private static int? DigitOf(char sign) => sign switch
    {
        '两' => 2,
        '〇' => 0,
        _ when Digits.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var i => i,
        _ when Formal.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var i => i,
        _ => null,
    };

    private static double? PlaceOf(char sign) => sign switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => null };
}
