using System.Buffers.Text;
using System.Globalization;

namespace RiskMap.DataImport.Sources;

internal static class FastNumber
{
    private const ulong Exact = 1UL << 53; // whole numbers up to here are doubles themselves

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(i => double.Parse($"1e{i}", CultureInfo.InvariantCulture))];

    private static readonly ulong[] WholePowersOfTen = [.. Enumerable.Range(0, 20).Select(i => (ulong)Math.Pow(10, i))];

    /// <summary>
    /// A JSON number, correctly rounded: thin outlines are valid or not by the last bit. Up to 19 digits, which is what coordinates have, are
    /// one division; longer ones and exponents take the library's way.
    /// </summary>
    public static double Parse(ReadOnlySpan<byte> text)
    {
        ulong digits = 0;
        var i = text[0] == '-' ? 1 : 0;
        var decimals = -1;
        var count = 0;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
                if (decimals >= 0)
                {
                    decimals++;
                }
            }
            else if (text[i] == '.')
            {
                decimals = 0;
            }
            else
            {
                break;
            }
        }

        if (i < text.Length || count > 19)
        {
            return Utf8Parser.TryParse(text, out double exact, out var used) && used == text.Length ? exact : double.NaN;
        }

        var value = decimals <= 0 ? digits : digits <= Exact ? digits / PowersOfTen[decimals] : Divide(digits, WholePowersOfTen[decimals]);
        return text[0] == '-' ? -value : value;
    }

    /// <summary>
    /// The quotient to at least 58 bits, the last of them set if anything is left over: enough to round once, correctly, to 53.
    /// </summary>
    private static double Divide(ulong digits, ulong divisor)
    {
        var (quotient, rest) = UInt128.DivRem((UInt128)digits << 64, divisor);
        var beyond = Math.Max(0, 64 - (int)UInt128.LeadingZeroCount(quotient));
        var bits = (ulong)(quotient >> beyond);
        var lost = rest != 0 || ((UInt128)bits << beyond) != quotient;
        return Math.ScaleB((double)(lost ? bits | 1 : bits), beyond - 64);
    }
}
