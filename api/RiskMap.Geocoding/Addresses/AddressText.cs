using System.Text;
using RiskMap.Geocoding.Addresses.Chinese;
using RiskMap.Geocoding.Addresses.Tables;

namespace RiskMap.Geocoding.Addresses;

/// <summary>Three forms of an address: as it is kept, as it is matched, and as it sounds. Each, taken twice, is the same.</summary>
public static class AddressText
{
    /// <summary>
    /// As it is kept and shown: NFKC (full-width digits and letters become plain; 〇 and ○ stay), one kind of dash, one kind of ~, no
    /// space at the ends, never two together, and none beside a Chinese character. Half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = NeedsUnicode(text) ? Unicode(text) : text;
        var result = new Buffer(stackalloc char[256], plain.Length);
        foreach (var each in plain)
        {
            var character = Plain(each);
            if (character != ' ')
            {
                if (result is { Length: > 1, Last: ' ' } && (HanTables.IsHan(character) || HanTables.IsHan(result.BeforeLast)))
                {
                    result.RemoveLast();
                }

                result.Add(character);
            }
            else if (result.Length > 0 && result.Last != ' ')
            {
                result.Add(' ');
            }
        }

        if (result is { Length: > 0, Last: ' ' })
        {
            result.RemoveLast();
        }

        return result.Is(text) ? text : result.ToString();
    }

    /// <summary>
    /// As it is matched: normalised, simplified characters, capital letters without marks, numerals as digits where
    /// <see cref="Numerals"/> says so, 幢 座 橦 号楼 after a number as 栋, and no punctuation but a - or / between letters or digits;
    /// what else stood between those is one space.
    /// </summary>
    public static string Key(string text)
    {
        var folded = Folded(Normalise(text));
        var result = new Buffer(stackalloc char[256], folded.Length);
        var gap = '\0';
        for (var i = 0; i < folded.Length; i++)
        {
            var character = folded[i];
            if (!char.IsLetterOrDigit(character) && character != '〇' && !char.IsSurrogate(character) && !IsMark(character))
            {
                character = character switch
                {
                    '~' => '-',
                    '#' when result.Length > 0 && char.IsAsciiDigit(result.Last) => '#',
                    _ => character
                };
                if (character == '#' && HasHan(folded))
                {
                    result.Add('号');
                    gap = '\0';
                }
                else
                {
                    gap = gap == '\0' && character is '-' or '/' ? character : ' ';
                }

                continue;
            }

            if (gap != '\0' && result.Length > 0 && !HanTables.IsHan(character) && !HanTables.IsHan(result.Last))
            {
                result.Add(gap);
            }

            gap = '\0';
            result.Add(character);
        }

        return Building(Numerals.ToDigits(result.ToString()));
    }

    /// <summary>As it sounds: the key, each Chinese character replaced by its syllable in capitals: 学府路8号 → XUEFULU8HAO.</summary>
    public static string PinyinKey(string text)
    {
        var key = Key(text);
        var result = new Buffer(stackalloc char[512], key.Length * 6);
        foreach (var character in key)
        {
            if (HanTables.Syllable(character) is { } syllable)
            {
                result.Add(syllable);
            }
            else
            {
                result.Add(character);
            }
        }

        return result.ToString();
    }

    /// <summary>What the parsers read: every character still there, but folded, and with digits for numerals.</summary>
    internal static string Fold(string normalised) => Numerals.ToDigits(Folded(normalised));

    private static string Folded(string normalised)
    {
        var result = new Buffer(stackalloc char[256], normalised.Length * 2);
        foreach (var character in normalised)
        {
            switch (character)
            {
                // An accent that no letter took: beside a syllable it would become a letter's.
                case >= '\u0300' and <= '\u036f':
                    break;
                case 'ß' or 'ẞ':
                    result.Add("SS");
                    break;
                case 'æ' or 'Æ':
                    result.Add("AE");
                    break;
                case 'œ' or 'Œ':
                    result.Add("OE");
                    break;
                default:
                    result.Add(HanTables.Folded[character]);
                    break;
            }
        }

        return result.Is(normalised) ? normalised : result.ToString();
    }

    internal static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (HanTables.IsHan(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when some character may change under NFKC, or cannot be in a string at all.</summary>
    private static bool NeedsUnicode(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= ' ' and <= '~') or (>= '\u4e00' and <= '\u9fff') or (>= '\uff01' and <= '\uff5e')
                or (>= '\u3000' and <= '\u3002') or '〇' or '○' or (>= '\uac00' and <= '\ud7a3')
                or (>= '\u2010' and <= '\u2015' and not '\u2011')
                or (>= '\u00c0' and <= '\u00ff') or '\t' or '\n' or '\r'))
            {
                return true;
            }
        }

        return false;
    }

    private static string Unicode(string text)
    {
        var whole = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, Math.Min(i, text.Length - 2 < 0 ? 0 : i)) && i + 1 < text.Length)
            {
                whole.Append(text[i]).Append(text[++i]);
            }
            else if (char.IsSurrogate(text[i]))
            {
                whole.Append('\ufffd');
            }
            else
            {
                // 5½ is five and a half, not fifty-one halves.
                whole.Append(text[i] is '½' or '¼' or '¾' && i > 0 && char.IsAsciiDigit(text[i - 1]) ? " " : "").Append(text[i]);
            }
        }

        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static char Plain(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => Plain((char)(c - 0xfee0)),
        '_' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\u2500' or '\ufe63' => '-',
        '\u301c' or '\u223c' or '\u223d' => '~',
        '\u2044' or '\u2215' => '/',
        _ => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\ufeff' ? ' ' : c,
    };

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static string Building(string key)
    {
        var result = new Buffer(stackalloc char[256], key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            var before = i > 0 ? key[i - 1] : '\0';
            if (char.IsAsciiLetterOrDigit(before) && key[i] is '幢' or '座' or '橦')
            {
                result.Add('栋');
            }
            else if (char.IsAsciiDigit(before) && key[i] == '号' && i + 1 < key.Length && key[i + 1] == '楼')
            {
                result.Add('栋');
                i++;
            }
            else
            {
                result.Add(key[i]);
            }
        }

        return result.Is(key) ? key : result.ToString();
    }

    /// <summary>Characters being put together: on the stack while they are few.</summary>
    private ref struct Buffer(Span<char> few, int atMost)
    {
        private readonly Span<char> _characters = atMost <= few.Length ? few : new char[atMost];

        public int Length { get; private set; }

        public readonly char Last => _characters[Length - 1];

        public readonly char BeforeLast => _characters[Length - 2];

        public void Add(char character) => _characters[Length++] = character;

        public void Add(string text)
        {
            text.CopyTo(_characters[Length..]);
            Length += text.Length;
        }

        public void RemoveLast() => Length--;

        public readonly bool Is(string text) => _characters[..Length].SequenceEqual(text);

        public override readonly string ToString() => new(_characters[..Length]);
    }
}
