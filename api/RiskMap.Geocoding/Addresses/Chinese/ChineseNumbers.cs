namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>Numbers and the words behind them: 8号, 109巷, 12栋, 3单元, 4层, 302室, 3组, and 12-3-402.</summary>
internal ref partial struct ChineseReader
{
    private enum Kind
    {
        None, Bare, Number, Yard, Building, Storey, Unit, Floor, Room, Lane, Section, Group, Committee,
    }

    private static readonly (string Word, Kind Kind)[] Words =
    [
        ("号大院", Kind.Yard), ("号院", Kind.Yard),
        ("号楼", Kind.Building), ("#楼", Kind.Building), ("号栋", Kind.Building), ("#栋", Kind.Building), ("号座", Kind.Building), ("号幢",
        Kind.Building), ("栋楼", Kind.Building),
        ("幢楼", Kind.Building),
        ("栋", Kind.Building), ("幢", Kind.Building), ("橦", Kind.Building), ("座", Kind.Building), ("塔", Kind.Building),
        ("单元", Kind.Unit), ("门栋", Kind.Unit), ("门", Kind.Unit), ("梯", Kind.Unit),
        ("层", Kind.Floor), ("楼", Kind.Storey),
        ("号室", Kind.Room), ("号房", Kind.Room), ("室", Kind.Room), ("房", Kind.Room), ("户", Kind.Room), ("号铺", Kind.Room), ("铺", Kind.Room),
        ("支弄", Kind.Lane), ("弄", Kind.Lane), ("巷", Kind.Lane), ("条", Kind.Lane), ("段", Kind.Section),
        ("村民小组", Kind.Group), ("居民小组", Kind.Group), ("生产队", Kind.Group), ("小组", Kind.Group), ("组", Kind.Group), ("社", Kind.Group), ("队",
        Kind.Group),
        ("委", Kind.Committee),
        ("号", Kind.Number), ("#", Kind.Number),
    ];

    /// <summary>After 号 these make a name of it: 1号路, 2号门.</summary>
    private const string NameAfterNumber = "路街大公巷胡线桥门库仓码车厂线井泵国";

    private bool TryNumber()
    {
        var c = _text[_at];
        var next = CharAt(_at + 1);
        if (!(char.IsAsciiDigit(c) || (char.IsAsciiLetterUpper(c) && !char.IsAsciiLetterUpper(CharAt(_at - 1)))
            || (Mark(c) && (char.IsAsciiDigit(next) || next is '栋' or '座' or '幢' || (next == '单' && IsStem(c)) || (next == '号'
            && IsStem(c))))
            || (c is '负' && char.IsAsciiDigit(next)) || (c == '-' && NameIsEmpty && char.IsAsciiDigit(next)
            && _parts.Building is not null)))
        {
            return false;
        }

        if (c is '横' or '特' or '临' or '后' && !(NameIsEmpty && _parts.Street is not null))
        {
            return false;
        }

        var chain = Chain.Read(_text, _at);
        var (kind, word) = After(chain);
        var name = NameEnd();
        if (kind == Kind.Bare && chain.More == 0 && _text.AsSpan()[chain.Letters] is "F" && _parts.Floor is null && char.IsAsciiDigit(c))
        {
            EndNameAt(name);
            _parts.Floor = _text[chain.First];
            Start(chain.End);
            return true;
        }

        switch (kind)
        {
            case Kind.Number:
                return TakeNumber(chain, chain.End + word, name);
            case Kind.Yard:
                return TakeYard(chain, chain.End + word, name);
            case Kind.Building:
                TakeEstate(name);
                return TakeLocal(ref _parts.Building, chain, chain.End + word);
            case Kind.Unit:
                TakeEstate(name);
                return TakeLocal(ref _parts.Unit, chain, chain.End + word);
            case Kind.Floor:
                EndNameAt(name);
                return TakeLocal(ref _parts.Floor, chain, chain.End + word) && (CharAt(_at) != '之' || !char.IsAsciiDigit(CharAt(_at + 1))
                    || TakeRoomOfFloor());
            case Kind.Room:
                EndNameAt(name);
                return TakeLocal(ref _parts.Room, chain, chain.End + word);
            case Kind.Lane:
                return TakeLane(chain, chain.End + word);
            case Kind.Section when NameIsEmpty && _parts is { Street: not null, Lane: null, Number: null }:
                return TakeSection(chain, chain.End + word);
            case Kind.Group when !Numbered:
                TakeSettlement(name);
                return TakeLocal(ref _parts.Group, chain, chain.End + word);
            case Kind.Committee when _parts.Village is null:
                _parts.Village = _text[_from..(chain.End + word)];
                Start(chain.End + word);
                return true;
            case Kind.Bare:
                return TakeBare(chain, name);
            default:
                // 318国道, 365便利店: the number is part of a name.
                _at = chain.FirstEnd;
                return true;
        }
    }

    /// <summary>1段 belongs to the street just read, which may be the crossing one.</summary>
    private bool TakeSection(in Chain chain, int end)
    {
        ref var street = ref _parts.Street;
        if (_parts.CrossStreet is not null)
        {
            street = ref _parts.CrossStreet;
        }

        street = $"{street}{chain.Text(_text)}段";
        Start(end + Crossing(end));
        return true;
    }

    /// <summary>5楼之3: the third room of the fifth floor.</summary>
    private bool TakeRoomOfFloor()
    {
        var chain = Chain.Read(_text, _at + 1);
        _at++;
        return TakeLocal(ref _parts.Room, chain, chain.End);
    }

    private static bool Mark(char c) => IsStem(c) || c is '附' or '横' or '特' or '临' or '新' or '后';

    private static bool IsStem(char c) => c is '甲' or '乙' or '丙' or '丁' or '戊' or '己';

    /// <summary>The name being read, without a 第 that belongs to the number.</summary>
    private readonly int NameEnd() => _at > _from && _text[_at - 1] == '第' ? _at - 1 : _at;

    private readonly (Kind Kind, int Length) After(in Chain chain)
    {
        var index = chain.End;
        foreach (var (word, kind) in Words)
        {
            if (CharAt(index) != word[0] || !StartsAt(index, word))
            {
                continue;
            }

            var next = CharAt(index + word.Length);
            return kind switch
            {
                Kind.Yard when next is '内' or '外' => (Kind.Number, 1),
                Kind.Number when NameAfterNumber.Contains(next, StringComparison.Ordinal) && next != '\0' => (Kind.None, 0),
                Kind.Group when word == "社" && next == '区' => (Kind.None, 0),
                Kind.Group when word == "队" && _parts is { Village: null, Town: null } && NameIsEmpty => (Kind.None, 0),
                Kind.Unit when word == "门" && _parts.Building is null => (Kind.None, 0),
                Kind.Lane when word == "条" && !(NameIsEmpty && _parts.Street is not null) => (Kind.None, 0),
                Kind.Room when word is "户" or "铺" or "房" && HasHanAfter(index + word.Length) && word != "铺" => (Kind.None, 0),
                Kind.Storey => (StoreyIsBuilding(index + 1) ? Kind.Building : next is '村' or '镇' or '路' or '街' ? Kind.None : Kind.Floor, 1),
                _ when chain.StartsWithLetters && kind is Kind.Number or Kind.Lane or Kind.Group or Kind.Committee or Kind.Section
                    => (Kind.None, 0),
                _ => (kind, word.Length),
            };
        }

        if (RangeFollows(index))
        {
            return (Kind.Number, 0);
        }

        if (chain.StartsWithLetters && !(_parts.Unit is not null || _parts.Building is not null || _parts.Floor is not null))
        {
            return (Kind.None, 0);
        }

        return IsOver(index) || CharAt(index) is '至' or '到' or '~' or '-' || LooksNumbered(index) ? (Kind.Bare, 0) : (Kind.None, 0);
    }

    /// <summary>402对面, 8附近: a tail follows, so the number is whole.</summary>
    private readonly bool LooksNumbered(int index)
    {
        foreach (var word in Anywhere)
        {
            if (StartsAt(index, word))
            {
                return true;
            }
        }

        foreach (var word in AtEnd)
        {
            if (StartsAt(index, word) && IsOver(index + word.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>2至24号: the word stands behind the last of them only.</summary>
    private readonly bool RangeFollows(int index)
    {
        if (CharAt(index) is not ('至' or '到' or '~') || !char.IsAsciiDigit(CharAt(index + 1)))
        {
            return false;
        }

        var chain = Chain.Read(_text, index + 1);
        return CharAt(chain.End) == '号';
    }

    private readonly bool HasHanAfter(int index) => index < _text.Length && Tables.HanTables.IsHan(_text[index]);

    /// <summary>5楼3单元 names a building; 5楼 alone a floor.</summary>
    private readonly bool StoreyIsBuilding(int index)
    {
        var end = index;
        while (char.IsAsciiLetterOrDigit(CharAt(end)))
        {
            end++;
        }

        return end > index && (StartsAt(end, "单元") || CharAt(end) is '门' or '层' or '楼');
    }

    private bool TakeLocal(ref string? part, in Chain chain, int end)
    {
        var value = chain.Text(_text);
        if (part is null)
        {
            part = value;
        }
        else if (part != value)
        {
            _parts.AddRest(_text[_at..end]);
        }

        Start(end);
        return true;
    }

    private void EndNameAt(int end)
    {
        var at = _at;
        _at = end;
        EndName();
        Start(at);
    }

    /// <summary>Whatever name stands before a building is an estate, as 阳光花园 or 津市一中.</summary>
    private void TakeEstate(int end)
    {
        var name = _text.AsSpan(_from, end - _from);
        if (name.Length > 0 && _parts.Estate is null)
        {
            _parts.Estate = name.ToString();
            Start(_at);
        }
        else
        {
            EndNameAt(end);
        }
    }

    /// <summary>A name before a group is a village, or within one a hamlet.</summary>
    private void TakeSettlement(int end)
    {
        var name = _text[_from..end];
        if (name.Length == 0)
        {
            return;
        }

        if (_parts.Village is null)
        {
            _parts.Village = name;
        }
        else if (_parts.Estate is null && name != _parts.Village)
        {
            _parts.Estate = name;
        }

        Start(_at);
    }

    private bool TakeLane(in Chain chain, int end)
    {
        var lane = _text[_from..end];
        if (Numbered)
        {
            Stop(_from);
            return true;
        }

        Start(end);
        if (_parts.Street is null && !char.IsAsciiDigit(lane[0]))
        {
            _parts.Street = lane;
        }
        else
        {
            _parts.Lane += lane;
        }

        return true;
    }
}
