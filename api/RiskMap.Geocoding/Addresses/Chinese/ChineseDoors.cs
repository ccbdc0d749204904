namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>Door numbers: 8号, 甲8号, 8号之1, 12号附3号, 2至24号, 3号院, and numbers without a word.</summary>
internal ref partial struct ChineseReader
{
    private bool TakeNumber(in Chain chain, int end, int name)
    {
        if (_parts.Unit is not null || _parts.Building is not null || _parts.Floor is not null)
        {
            EndNameAt(name);
            return TakeLocal(ref _parts.Room, chain, end);
        }

        if (_parts.Number is not null)
        {
            if (chain.Mark == '附' && NameIsEmpty)
            {
                _parts.NumberSuffix ??= $"附{_text[chain.First]}";
                Start(end);
                return true;
            }

            if (name > _from)
            {
                TakeEstate(name);
                return TakeLocal(ref _parts.Building, chain, end);
            }

            Stop(_at);
            return true;
        }

        if (TakePlaceOfNumber(name))
        {
            return TakeLocal(ref _parts.Building, chain, end);
        }

        if (!SetNumber(chain))
        {
            Start(_from);
            _at = chain.End;
            return true;
        }

        Start(end);
        Suffix();
        RangeEnd();
        return true;
    }

    /// <summary>What the name before a number is. True when the number is a house of an estate on a street, and so a building.</summary>
    private bool TakePlaceOfNumber(int end)
    {
        var name = _text.AsSpan(_from, end - _from);
        if (name.Length == 0)
        {
            return false;
        }

        if (NameWords.EndsAsEstate(name) && _parts.Estate is null)
        {
            _parts.Estate = name.ToString();
            Start(_at);
            return _parts.Street is not null;
        }

        if (NameWords.IsPremises(name) || _parts.Estate is not null)
        {
            EndNameAt(end);
            return false;
        }

        if (_parts.Village is not null && _parts.Street is null)
        {
            _parts.Estate = name.ToString();
        }
        else if (_parts.Street is null)
        {
            _parts.Street = name.ToString();
        }
        else if (NameWords.IsStreetLike(name))
        {
            _parts.Lane += name.ToString();
        }
        else
        {
            EndNameAt(end);
        }

        Start(_at);
        return false;
    }

    /// <returns>False when the digits are too many for a number.</returns>
    private bool SetNumber(in Chain chain)
    {
        if (chain.Mark == '附')
        {
            _parts.NumberSuffix = $"附{_text[chain.First]}";
            return true;
        }

        if (Parts.Whole(_text.AsSpan()[chain.First]) is not { } number)
        {
            if (chain.First.Start.Value == chain.First.End.Value && chain.Mark != '\0')
            {
                _parts.NumberSuffix = chain.Mark.ToString();
                return true;
            }

            return false;
        }

        _parts.Number = number;
        var letters = _text[chain.Letters];
        _parts.NumberSuffix = chain.Mark != '\0' ? chain.Mark.ToString() : letters.Length > 0 ? letters : null;
        if (chain.More == 0)
        {
            return true;
        }

        var second = _text[chain.Second];
        if (chain.Joint != '之' && chain.More == 1 && Parts.Whole(second) is { } to && IsRange(number, to))
        {
            _parts.NumberTo = to;
        }
        else if (chain.More == 1)
        {
            _parts.NumberSuffix += $"之{second}";
        }
        else
        {
            _parts.NumberSuffix += $"之{second}";
            _parts.Room = _text[chain.Third];
        }

        return true;
    }

    /// <summary>
    /// 8-12号 are the doors from 8 to 12, on one side of the street; 8-1号 and 57-1号 is one door more at 8 and 57. Between the two, as in
    /// 1-32号, a difference of ten or more is taken for several doors.
    /// </summary>
    private static bool IsRange(int number, int to) => to > number && ((to - number) % 2 == 0 || to - number >= 10);

    /// <summary>之1, -1, 附3号, 甲 or A behind 号.</summary>
    private void Suffix()
    {
        var c = CharAt(_at);
        if (_parts.NumberSuffix is not null && c != '附')
        {
            return;
        }

        var digits = c is '之' or '-' or '附' ? _at + 1 : _at;
        var end = digits;
        while (char.IsAsciiDigit(CharAt(end)))
        {
            end++;
        }

        if (digits > _at && end > digits && end - digits <= 4)
        {
            if (c == '-' && CharAt(end) is '号' or '-' or '栋' or '单' or '楼' or '室' or '幢' or '座' or '层')
            {
                return;
            }

            var suffix = $"{(c == '附' ? '附' : '之')}{_text[digits..end]}";
            _parts.NumberSuffix = _parts.NumberSuffix is null ? suffix : _parts.NumberSuffix + suffix;
            Start(end + (CharAt(end) == '号' ? 1 : 0));
        }
        else if (c is '甲' or '乙' or '丙' or '丁' && !(CharAt(_at + 1) is '栋' or '座' or '幢' or '单' || char.IsAsciiDigit(CharAt(_at + 1))))
        {
            _parts.NumberSuffix = c.ToString();
            Start(_at + 1);
        }
        else if (char.IsAsciiLetterUpper(c) && (IsOver(_at + 1) || LooksNumbered(_at + 1)))
        {
            _parts.NumberSuffix = c.ToString();
            Start(_at + 1);
        }
    }

    /// <summary>2至24号, 33号至57-1号, 7~18号: the last door of several.</summary>
    private void RangeEnd()
    {
        if (CharAt(_at) is not ('至' or '到' or '~' or '-') || !char.IsAsciiDigit(CharAt(_at + 1)) || _parts.NumberTo is not null)
        {
            return;
        }

        var chain = Chain.Read(_text, _at + 1);
        var end = chain.End + (CharAt(chain.End) == '号' ? 1 : 0);
        if (CharAt(chain.End) is not '号' && !IsOver(chain.End))
        {
            return;
        }

        _parts.NumberTo = Parts.Whole(_text.AsSpan()[chain.First]);
        if (chain.More > 0)
        {
            _parts.AddNote($"{_text[(_at + 1)..chain.End]}号");
        }

        Start(end);
    }

    private bool TakeYard(in Chain chain, int end, int name)
    {
        if (_parts.Number is not null || _parts.Estate is not null)
        {
            EndNameAt(name);
            _parts.AddRest(_text[_at..end]);
            Start(end);
            return true;
        }

        var yard = $"{_text[chain.From..chain.End]}号院";
        TakePlaceOfNumber(name);
        if (SetNumber(chain))
        {
            _parts.NumberTo = null;
        }

        _parts.Estate ??= yard;
        Start(end);
        return true;
    }

    /// <summary>A number without a word: what it counts is told by what stands before it.</summary>
    private bool TakeBare(in Chain chain, int name)
    {
        var first = _text[chain.First.Start..chain.Letters.End];
        var second = chain.More > 0 ? _text[chain.Second] : null;
        var third = chain.More > 1 ? _text[chain.Third] : null;
        if (_parts.Unit is not null || _parts.Floor is not null)
        {
            EndNameAt(name);
            return TakeLocal(ref _parts.Room, chain, chain.End);
        }

        var estate = name > _from && (NameWords.EndsAsEstate(_text.AsSpan(_from, name - _from)) || (chain.More > 0
            && _parts.Street is null));
        if (_parts.Building is not null && NameIsEmpty && third is null)
        {
            (_parts.Unit, _parts.Room) = second is null ? (_parts.Unit, first) : (first, second);
        }
        else if (estate || (NameIsEmpty && _parts.Building is null && (_parts.Estate is not null || _parts.Number is not null)))
        {
            TakeEstate(name);
            (_parts.Building, _parts.Unit, _parts.Room) = (third, second) switch
            {
                ({ } room, { } unit) => (first, unit, room),
                (null, { } room) => (first, null, room),
                _ when first.Length >= 3 && _parts.Number is not null => (null, null, first),
                _ => (first, (string?)null, (string?)null),
            };
        }
        else if (NameIsEmpty && _parts is { Number: null } && (_parts.Street ?? _parts.Lane ?? _parts.Village ?? _parts.Group) is not null)
        {
            return TakeBareNumber(chain, second, third);
        }
        else
        {
            _at = chain.End;
            return true;
        }

        Start(chain.End);
        return true;
    }

    /// <summary>学府路8, 学府路12-3, 学府路12-3-402, 学府路8-302.</summary>
    private bool TakeBareNumber(in Chain chain, string? second, string? third)
    {
        if (Parts.Whole(_text.AsSpan()[chain.First]) is not { } number)
        {
            _at = chain.End;
            return true;
        }

        if (third is null && !(second?.Length >= 3 && Parts.Whole(second) > number + 50))
        {
            SetNumber(chain);
            Start(chain.End);
            RangeEnd();
            return true;
        }

        _parts.Number = number;
        var letters = _text[chain.Letters];
        _parts.NumberSuffix = chain.Mark != '\0' ? chain.Mark.ToString() : letters.Length > 0 ? letters : null;
        (_parts.Unit, _parts.Room) = third is null ? (null, second) : (second, third);
        Start(chain.End);
        return true;
    }
}
