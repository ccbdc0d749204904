using System.Globalization;
using System.Text;

namespace RiskMap.Geocoding.Addresses.Tables;

/// <summary>Characters as addresses are matched by them; made from the files beside this one, which name their source.</summary>
internal static class HanTables
{
    /// <summary>
    /// One character for one character: traditional becomes simplified, small letters become capitals, letters of Latin scripts lose
    /// their marks. ß, Æ and Œ stay here, being two letters: see <see cref="AddressText"/>.
    /// </summary>
    public static readonly char[] Folded = Fold();

    private static readonly string?[] Syllables = ReadSyllables();

    /// <summary>Capital letters without a tone (ü is V), or null for what is no Chinese character of the table.</summary>
    public static string? Syllable(char character) =>
        character is >= '\u4e00' and <= '\u9fff' ? Syllables[character - '\u4e00'] : null;

    public static bool IsHan(char character) => character is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or '〇' or '○';

    private static char[] Fold()
    {
        var to = new char[char.MaxValue + 1];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (char)i;
        }

        for (var c = 'a'; c <= 'z'; c++)
        {
            to[c] = char.ToUpperInvariant(c);
        }

        for (var c = '\u00c0'; c < '\u0250'; c++)
        {
            var plain = c.ToString().Normalize(NormalizationForm.FormD)[0];
            to[c] = char.ToUpperInvariant(char.IsAscii(plain) ? plain : c);
        }

        (to['Ø'], to['ø'], to['Ł'], to['ł'], to['Đ'], to['đ']) = ('O', 'O', 'L', 'L', 'D', 'D');
        var pairs = Lines("han-simplified.txt").Single();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            to[pairs[i]] = pairs[i + 1];
        }

        to['○'] = '〇';
        return to;
    }

    private static string?[] ReadSyllables()
    {
        var syllables = new string?[0x9fff - 0x4e00 + 1];
        foreach (var line in Lines("han-pinyin.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var syllable = line[..space].ToUpper(CultureInfo.InvariantCulture);
            foreach (var character in line.AsSpan(space + 1))
            {
                syllables[character - '\u4e00'] = syllable;
            }
        }

        return syllables;
    }

    internal static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(HanTables).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded."), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
