using RiskMap.Geocoding.Addresses.Chinese;

namespace RiskMap.Geocoding.Addresses.Korean;

/// <summary>
/// Reads a Korean road address, 경상남도 양산시 상북면 반회서6길 14-3, or a lot address, 석계리 238-7: words by their last syllable.
/// </summary>
internal static class KoreanAddress
{
    public static Address Parse(string folded)
    {
        var parts = default(Parts);
        var text = folded.AsSpan();
        var end = text.IndexOfAny(";；");
        if (end >= 0)
        {
            parts.AddRest(text[(end + 1)..].Trim(" ;；,.").ToString());
            text = text[..end];
        }

        foreach (var word in Brackets.Take(text, ref parts).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            Read(word, ref parts);
        }

        return parts.ToAddress();
    }

    private static void Read(string word, ref Parts parts)
    {
        if (char.IsAsciiDigit(word[0]) && TryNumber(word, ref parts))
        {
            return;
        }

        if (parts.Number is null)
        {
            // 산막공단북4길14 has no space before the number.
            var digits = word.AsSpan().TrimEnd("0123456789-~").Length;
            if (digits < word.Length && digits > 1 && word[digits - 1] is '로' or '길' && char.IsAsciiDigit(word[digits]))
            {
                Read(word[..digits], ref parts);
                Read(word[digits..], ref parts);
                return;
            }

            if (Division(word, ref parts))
            {
                return;
            }
        }

        if (word.AsSpan().IndexOfAnyExcept("-~./") < 0)
        {
            return;
        }

        if (parts.Landmark is null && word[0] is '앞' or '옆' or '뒤' || word is "맞은편" or "건너편" or "인근" or "부근")
        {
            parts.AddNote(word);
        }
        else
        {
            parts.Landmark = parts.Landmark is null ? word : $"{parts.Landmark} {word}";
        }
    }

    private static bool Division(string word, ref Parts parts)
    {
        if (word.Length < 2)
        {
            return false;
        }

        // 물금로 12번길 and 여차로 471번 안길 are one street each; so is 유산공단 2길, whatever stands before it.
        if (parts.Street is not null && parts.Landmark is null
            && ((char.IsAsciiDigit(word[0]) && word[^1] is '길' or '번') || (parts.Street[^1] == '번' && word[^1] == '길')))
        {
            parts.Street += word;
            return true;
        }

        if (parts.Landmark is { } name && word[^1] == '길' && word.AsSpan(word[0] is '동' or '서' or '남' or '북'
            ? 1 : 0).TrimStart("0123456789") is "길")
        {
            parts.AddRest(parts.Street);
            (parts.Street, parts.Landmark) = (name + word, null);
            return true;
        }

        if (parts.Street is not null)
        {
            return false;
        }

        return word[^1] switch
        {
            '도' => Set(ref parts.Province, word),
            '시' when word.EndsWith("특별시", StringComparison.Ordinal) || word.EndsWith("광역시", StringComparison.Ordinal)
                || word.EndsWith("자치시", StringComparison.Ordinal) => Set(ref parts.Province, word),
            '시' => Set(ref parts.City, word),
            '군' or '구' => Set(ref parts.County, word),
            '읍' or '면' => Set(ref parts.Town, word),
            '동' or '리' or '가' => Set(ref parts.Village, word),
            '로' or '길' => Set(ref parts.Street, word),
            _ => false,
        };
    }

    private static bool Set(ref string? part, string word)
    {
        if (part is not null && part != word)
        {
            return false;
        }

        part = word;
        return true;
    }

    /// <summary>14, 14-3; 2동, 3층, 301호.</summary>
    private static bool TryNumber(string word, ref Parts parts)
    {
        var end = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        end = end < 0 ? word.Length : end;
        switch (word[end..])
        {
            case "동":
                return SetOnce(ref parts.Building, word[..end]);
            case "층":
                return SetOnce(ref parts.Floor, word[..end]);
            case "호":
                return SetOnce(ref parts.Room, word[..end]);
            default:
                break;
        }

        var rest = word.AsSpan(end);
        rest = rest is "번지" ? default : rest;
        if (parts.Number is null && rest.Length > 1 && rest[0] == '~' && Parts.Whole(rest[1..]) is { } last)
        {
            (parts.Number, parts.NumberTo) = (Parts.Whole(word.AsSpan(0, end)), last);
            return parts.Number is not null;
        }

        if (parts.Number is not null || (rest.Length > 0 && (rest[0] != '-' || rest.Length < 2 || rest[1..].IndexOfAnyExceptInRange('0',
            '9') >= 0))
            || Parts.Whole(word.AsSpan(0, end)) is not { } number)
        {
            return false;
        }

        (parts.Number, parts.NumberSuffix) = (number, rest.Length > 0 ? rest.ToString() : null);
        return true;
    }

    private static bool SetOnce(ref string? part, string value)
    {
        if (part is not null)
        {
            return false;
        }

        part = value;
        return true;
    }
}
