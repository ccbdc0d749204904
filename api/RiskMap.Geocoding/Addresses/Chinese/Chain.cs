namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>
/// A number and what hangs on it, before the word that says what it counts: 8, 甲8, 8A, 8-1, 8之1, A1, 12-3-402. Indexes into the text.
/// </summary>
internal readonly ref struct Chain
{
    public int From { get; private init; }

    /// <summary>甲, 附, 横 … before the digits; '\0' for none.</summary>
    public char Mark { get; private init; }

    public Range First { get; private init; }

    /// <summary>Letters, or one of 甲乙丙, behind the first digits: A, 甲.</summary>
    public Range Letters { get; private init; }

    public int FirstEnd { get; private init; }

    /// <summary>How many more numbers follow, 0 to 2, each behind a dash, a slash, a space or 之.</summary>
    public int More { get; private init; }

    public Range Second { get; private init; }

    public Range Third { get; private init; }

    /// <summary>What stands before the second number.</summary>
    public char Joint { get; private init; }

    public int End { get; private init; }

    public bool StartsWithLetters { get; private init; }

    public static Chain Read(string text, int from)
    {
        var at = from;
        var mark = '\0';
        if (!char.IsAsciiLetterOrDigit(text[at]))
        {
            mark = text[at++];
        }

        var first = at;
        var letters = at < text.Length && char.IsAsciiLetterUpper(text[at]);
        if (letters)
        {
            at = While(text, at, char.IsAsciiLetterUpper);
        }

        at = While(text, at, char.IsAsciiDigit);
        var digits = at;
        if (!letters)
        {
            at = While(text, at, char.IsAsciiLetterUpper);
            if (at == digits && at < text.Length && text[at] is '甲' or '乙' or '丙' or '丁' && !(at + 1 < text.Length
                && text[at + 1] is '栋' or '座' or '幢' or '单'))
            {
                at++;
            }
        }

        var (firstEnd, more, joint) = (at, 0, '\0');
        var (second, third) = (default(Range), default(Range));
        while (more < 2 && at + 1 < text.Length && text[at] is '-' or '之' or ' ' or '/' && char.IsAsciiLetterOrDigit(text[at + 1])
            && mark == '\0')
        {
            var end = While(text, at + 1, char.IsAsciiLetterOrDigit);
            if (more == 0)
            {
                (joint, second) = (text[at], (at + 1)..end);
            }
            else
            {
                third = (at + 1)..end;
            }

            more++;
            at = end;
        }

        return new Chain
        {
            From = from,
            Mark = mark,
            First = first..digits,
            Letters = digits..firstEnd,
            FirstEnd = Math.Max(firstEnd, from + 1),
            More = more,
            Second = second,
            Third = third,
            Joint = joint,
            End = Math.Max(at, from + 1),
            StartsWithLetters = letters,
        };
    }

    /// <summary>All of it, dashes for whatever joined it; 负1 is -1.</summary>
    public string Text(string text)
    {
        var whole = text[From..End];
        whole = whole.IndexOfAny(['之', ' ', '/']) < 0 ? whole : whole.Replace('之', '-').Replace(' ', '-').Replace('/', '-');
        return whole[0] == '负' ? $"-{whole[1..]}" : whole;
    }

    private static int While(string text, int at, Func<char, bool> holds)
    {
        while (at < text.Length && holds(text[at]))
        {
            at++;
        }

        return at;
    }
}
