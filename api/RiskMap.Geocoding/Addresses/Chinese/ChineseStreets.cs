namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>路, 街, 大道, 巷 and what joins two of them.</summary>
internal ref partial struct ChineseReader
{
    private static readonly string[] Crossings =
    [
        "十字路口", "丁字路口", "三岔路口", "交叉路口", "交叉口", "交叉处", "交汇处", "交会处", "交汇口", "交界处", "交界口", "相交处", "交口", "路口", "拐角处", "转角", "口",
    ];

    private bool TryStreet()
    {
        if (Numbered)
        {
            return false;
        }

        var end = StreetEnd(_from, _at);
        if (end < 0)
        {
            return false;
        }

        var name = _text[_from..end];
        Start(end);
        if (_parts.Street is null)
        {
            _parts.Street = name;
        }
        else if (Crossing(end) is var word and > 0 && _parts.CrossStreet is null)
        {
            _parts.CrossStreet = name;
            Start(end + word);
            return true;
        }
        else
        {
            _parts.Lane += name;
        }

        if (CharAt(_at) == '段')
        {
            Start(_at + 1);
        }

        if (_parts.CrossStreet is null && CharAt(_at) != '口' && Crossing(_at) is var alone and > 0)
        {
            _parts.AddNote(_text.Substring(_at, alone));
            Start(_at + alone);
        }

        return true;
    }

    /// <returns>Where the street's name ends whose last character may stand at the index; -1 when it is none.</returns>
    private readonly int StreetEnd(int from, int at)
    {
        var name = at - from;
        var (before, next) = (name > 0 ? _text[at - 1] : '\0', CharAt(at + 1));
        if (next == '村' || StartsAt(at + 1, "街道") || StartsAt(at + 1, "社区") || StartsAt(at + 1, "居委会"))
        {
            return -1;
        }

        switch (_text[at])
        {
            case '路':
                if (name < 1 || before == '铁' || (name == 1 && before is '道' or '公' or '马' or '岔' or '线' or '水')
                    || next is '桥' or '灯' or '政' or '面' or '基' or '虎' || IsBeforeLane(at))
                {
                    return -1;
                }

                return next is '东' or '西' or '南' or '北' or '中' && CharAt(at + 2) == '段' ? at + 3 : at + 1;
            case '街':
                return name < 1 || next is '道' or '坊' or '区' or '心' or '舞' or '景' || IsBeforeLane(at) ? -1 : at + 1;
            case '道':
                if (name < 2 || before is '街' or '通' or '隧' or '河' or '轨' or '车' or '渠' or '管' or '跑' or '行' or '水' or '铁' or '味' or '频')
                {
                    return -1;
                }

                if (before == '大')
                {
                    return next is '东' or '西' or '南' or '北' or '中' && (CharAt(at + 2) == '段' || char.IsAsciiDigit(CharAt(at + 2))
                        || IsOver(at + 2))
                        ? at + (CharAt(at + 2) == '段' ? 3 : 2) : at + 1;
                }

                return before is '国' or '省' or '县' or '乡' or '东' or '西' or '南' or '北' or '中' || char.IsAsciiDigit(next) ? at + 1 : -1;
            case '巷':
                return name < 1 || (name == 1 && char.IsAsciiDigit(before)) || IsBeforeLane(at) ? -1 : at + 1;
            case '弄':
                return name < 2 || char.IsAsciiDigit(before) ? -1 : next == '堂' ? at + 2 : at + 1;
            case '同':
                return name >= 2 && before == '胡' ? at + 1 : -1;
            case '条':
                return name >= 2 && char.IsAsciiDigit(next) ? at + 1 : -1;
            default:
                return -1;
        }
    }

    /// <summary>水巷口里, 庙街后巷: the word belongs to a longer name.</summary>
    private readonly bool IsBeforeLane(int at)
    {
        var from = CharAt(at + 1) is '口' or '上' or '下' or '后' or '横' or '前' ? at + 2 : -1;
        return from > 0 && (CharAt(from) is '巷' or '里' or '弄' || (CharAt(from) is '上' or '下' or '后' or '横' && CharAt(from + 1) == '巷'));
    }

    /// <returns>The length of the word for crossing that stands there; 0 for none.</returns>
    private readonly int Crossing(int index)
    {
        foreach (var word in Crossings)
        {
            if (StartsAt(index, word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>与, 和, 及, 、, - after a street or a number: another street crosses here, or another place follows.</summary>
    private bool TryConnector()
    {
        if (!NameIsEmpty || (_parts is { Street: null, Lane: null, Number: null }))
        {
            return false;
        }

        var word = ConnectorAt(_at);
        if (word == 0)
        {
            return false;
        }

        var from = _at + word;
        if (_text[_at] is not ('接' or '通' or '连') && _parts is { Number: null, CrossStreet: null } && !char.IsAsciiDigit(CharAt(from)))
        {
            for (var i = from; i < _text.Length && !IsBreak(_text[i]); i++)
            {
                var end = StreetEnd(from, i);
                if (end > 0)
                {
                    if (end - from <= 2 && _text[_at] is '和' or '同')
                    {
                        return false;
                    }

                    _parts.CrossStreet = _text[from..end];
                    Start(end + Crossing(end));
                    return true;
                }
            }

            if (_text[_at] is '和' or '同' or '-' or '跟' or '至' or '到')
            {
                return false;
            }
        }
        else if (_text[_at] is '和' or '同' or '跟' && !char.IsAsciiDigit(CharAt(from)))
        {
            return false;
        }

        Stop(from);
        return true;
    }

    private readonly int ConnectorAt(int index)
    {
        switch (CharAt(index))
        {
            case '与' or '及' or '和' or '跟' or '同' or '、' or '&' or '+' or '/':
                return 1;
            case '-' or '~' or '至' or '到':
                return _parts.Number is null && !char.IsAsciiDigit(CharAt(index + 1)) ? 1 : 0;
            case '接' or '通':
                return StartsAt(index, "通往") ? 2 : _parts is { Number: null, Lane: not null } ? 1 : 0;
            case '连':
                return StartsAt(index, "连通") || StartsAt(index, "连接") ? 2 : 0;
            default:
                return 0;
        }
    }
}
