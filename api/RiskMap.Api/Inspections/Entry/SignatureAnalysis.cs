using System.Globalization;

namespace RiskMap.Api.Inspections.Entry;

/// <summary>
/// Whether a text is the strokes of a signature and nothing else: SVG path data of the commands M (two numbers), L (two) and C (six), each with as many sets
/// of numbers as it likes, from 0 to 1000, beginning with M. Nothing that a browser could run fits into it.
/// </summary>
internal static class SignatureAnalysis
{
    public const int Longest = 60_000;

    private const double Largest = 1000;

    public static bool IsPath(string text)
    {
        if (text.Length is 0 or > Longest || text[0] != 'M')
        {
            return false;
        }

        var at = 0;
        while (at < text.Length)
        {
            var least = text[at] switch { 'M' or 'L' => 2, 'C' => 6, _ => 0 };
            if (least == 0)
            {
                return false;
            }

            at++;
            var numbers = 0;
            while (at < text.Length && text[at] is not ('M' or 'L' or 'C'))
            {
                if (text[at] is ' ' or ',')
                {
                    at++;
                    continue;
                }

                var start = at;
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                {
                    at++;
                }

                if (at == start || at - start > 10
                    || !double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Largest)
                {
                    return false;
                }

                numbers++;
            }

            if (numbers == 0 || numbers % least != 0)
            {
                return false;
            }
        }

        return true;
    }
}
