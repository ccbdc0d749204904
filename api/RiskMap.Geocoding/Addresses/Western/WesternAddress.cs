using RiskMap.Geocoding.Addresses.Chinese;

namespace RiskMap.Geocoding.Addresses.Western;

/// <summary>
/// Reads a Western address: number before or behind the street, units, a crossing, city, state and postcode. Commas part it; the first
/// piece is the street line. Nothing is looked up but the words of <see cref="WesternWords"/>.
/// </summary>
internal static class WesternAddress
{
    public static Address Parse(string folded)
    {
        var parts = default(Parts);
        var text = folded.AsSpan();
        var end = text.IndexOfAny(";；");
        if (end >= 0)
        {
            var rest = text[(end + 1)..].Trim(" ;；,.");
            parts.AddRest(rest.IsEmpty ? null : rest.ToString());
            text = text[..end];
        }

        var plain = Brackets.Take(text, ref parts);
        var pieces = Words(plain).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < pieces.Length; i++)
        {
            var words = Merged(pieces[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (i == 0)
            {
                // 14TH ST, NW 101 and MAIN ST, 103: the comma stands inside the street line.
                if (pieces.Length > 1 && !StreetLine.IsNumber(words[0]) && Continues(pieces[1]))
                {
                    words = Merged([.. words, .. pieces[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
                    i++;
                }

                new StreetLine(words).Read(ref parts);
            }
            else
            {
                Places.Read(words, ref parts);
            }
        }

        return parts.ToAddress();
    }

    private static bool Continues(string piece)
    {
        var space = piece.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? piece : piece[..space];
        var last = piece[(piece.LastIndexOf(' ') + 1)..];
        return (WesternWords.Directions.ContainsKey(first) && (space < 0 || StreetLine.IsNumber(last)))
            || (space < 0 && StreetLine.IsNumber(first) && first.Length < 5);
    }

    /// <summary>Dots go: N.E. becomes NE, ST.SOUTH two words. #, &amp; and @ stand alone.</summary>
    private static string Words(string text)
    {
        Span<char> words = stackalloc char[(text.Length * 3) + 1];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                var initial = i >= 1 && char.IsAsciiLetter(text[i - 1]) && (i == 1 || !char.IsAsciiLetter(text[i - 2]));
                var another = i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]) && (i + 2 >= text.Length
                    || !char.IsLetter(text[i + 2]));
                if (!(initial && another))
                {
                    words[length++] = ' ';
                }
            }
            else if (c is '#' or '&' or '@' or '+')
            {
                words[length++] = ' ';
                words[length++] = c == '+' ? '&' : c;
                words[length++] = ' ';
            }
            else
            {
                words[length++] = c is '\'' or '’' or '"' or '!' or '?' or '|' or ':' ? ' ' : c == '~' ? '-' : c;
                length -= c is '\'' or '’' ? 1 : 0;
            }
        }

        return words[..length].ToString();
    }

    /// <summary>2 ND is 2ND, N E at the end of a name is NE.</summary>
    private static List<string> Merged(string[] words)
    {
        var merged = new List<string>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (i + 1 < words.Length && word.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && words[i + 1] == WesternWords.OrdinalEnd(word)
                && (words[i + 1] is "ND" or "TH" || (i + 2 < words.Length && WesternWords.Suffixes.ContainsKey(words[i + 2]))))
            {
                merged.Add(word + words[++i]);
            }
            else if (word.Length > 1 && word[^1] == '-' && char.IsAsciiDigit(word[0]) && i + 1 < words.Length)
            {
                merged.Add(word + words[++i]);
            }
            else if (word is "N" or "S" or "NORTH" or "SOUTH" && i > 0 && i + 1 < words.Length
                && words[i + 1] is "E" or "W" or "EAST" or "WEST")
            {
                merged.Add($"{word[0]}{words[++i][0]}");
            }
            else
            {
                merged.Add(word);
            }
        }

        return merged;
    }
}
