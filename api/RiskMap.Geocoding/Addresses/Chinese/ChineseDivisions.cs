namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>省, 市, 县, 乡镇, 村: by suffix, and only where no street, number or estate has been read yet.</summary>
internal ref partial struct ChineseReader
{
    /// <summary>The 34 provincial divisions by their short and their full names; of municipalities the full name is a city's.</summary>
    private static readonly (string Short, string Full, bool City)[] Provinces =
    [
        ("北京", "北京市", true), ("天津", "天津市", true), ("上海", "上海市", true), ("重庆", "重庆市", true),
        ("内蒙古", "内蒙古自治区", false), ("广西", "广西壮族自治区", false), ("西藏", "西藏自治区", false),
        ("宁夏", "宁夏回族自治区", false), ("新疆", "新疆维吾尔自治区", false),
        ("香港", "香港特别行政区", false), ("澳门", "澳门特别行政区", false),
        ("黑龙江", "黑龙江省", false), ("河北", "河北省", false), ("山西", "山西省", false), ("辽宁", "辽宁省", false), ("吉林", "吉林省", false),
        ("江苏", "江苏省", false), ("浙江", "浙江省", false), ("安徽", "安徽省", false), ("福建", "福建省", false), ("江西", "江西省", false),
        ("山东", "山东省", false), ("河南", "河南省", false), ("湖北", "湖北省", false), ("湖南", "湖南省", false), ("广东", "广东省", false),
        ("海南", "海南省", false), ("四川", "四川省", false), ("贵州", "贵州省", false), ("云南", "云南省", false), ("陕西", "陕西省", false),
        ("甘肃", "甘肃省", false), ("青海", "青海省", false), ("台湾", "台湾省", false),
    ];

    private bool TryProvince()
    {
        if (!NameIsEmpty || !BeforeStreet || _text.Length - _at < 3)
        {
            return false;
        }

        foreach (var (brief, full, city) in Provinces)
        {
            if (!StartsAt(_at, brief))
            {
                continue;
            }

            var end = StartsAt(_at, full) ? _at + full.Length : _at + brief.Length;
            if (end == _at + brief.Length && CharAt(end) == '省')
            {
                end++;
            }
            else if (end == _at + brief.Length && !DivisionFollows(end))
            {
                return false;
            }

            if (city)
            {
                _parts.City ??= full;
            }
            else
            {
                _parts.Province ??= full;
            }

            Start(end);
            return true;
        }

        return false;
    }

    /// <summary>湖南 in 湖南常德市 is the province, in 湖南路 it is not.</summary>
    private readonly bool DivisionFollows(int from)
    {
        for (var i = from; i < Math.Min(_text.Length, from + 8); i++)
        {
            if (_text[i] is '市' or '县' or '区' or '州' or '省')
            {
                return i >= from + 1;
            }

            if (_text[i] is '路' or '街' or '道' or '巷' or '村' || IsBreak(_text[i]) || char.IsAsciiDigit(_text[i]))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryName() => (BeforeStreet && TryDivision()) || TryStreet();

    private bool TryDivision()
    {
        var name = _at - _from;
        var next = CharAt(_at + 1);
        return _text[_at] switch
        {
            '市' => name >= 1 && TryCity(name, next),
            '州' => name >= 3 && StartsAt(_at - 2, "自治州") && Take(ref _parts.City, 1),
            '盟' => name >= 2 && _parts.Province is "内蒙古自治区" && Take(ref _parts.City, 1),
            '县' => name >= 1 && (next is not ('城' or '门' or '政' or '委' or '级' or '医' or '道' or '路') || StartsAt(_at + 1, "城关"))
                && CountyAllowed && Take(ref _parts.County, 1),
            '旗' => name >= 2 && (_parts.Province is "内蒙古自治区" || _parts.City?[^1] == '盟')
                && next is not ('路' or '街' or '大' or '小') && Take(ref _parts.County, 1),
            '区' => TryDistrict(name, next),
            '镇' or '乡' => name >= 1 && next is not ('路' or '街' or '市' or '县' or '区' or '巷' or '村' or '企' or '医')
                && _parts.Village is null && Take(ref _parts.Town, 1),
            '木' => name >= 2 && CharAt(_at - 1) == '苏' && Take(ref _parts.Town, 1),
            '街' => name >= 2 && next == '道' && CharAt(_at + 2) is not ('口' or '边') && _parts.Village is null && TakeSubdistrict(),
            '村' => TryVillage(name, next),
            '会' => name >= 3 && StartsAt(_at - 2, "居委会") && Take(ref _parts.Village, 1),
            '查' => name >= 2 && CharAt(_at - 1) == '嘎' && Take(ref _parts.Village, 1),
            '队' => name >= 3 && CharAt(_at - 1) == '大' && !HasDigits && _parts is { Village: null, Town: not null }
                && Take(ref _parts.Village, 1),
            _ => false,
        };
    }

    private readonly bool HasDigits => Name.IndexOfAnyInRange('0', '9') >= 0 || Name.IndexOfAnyInRange('A', 'Z') >= 0;

    private readonly bool CountyAllowed => _parts.Town is null && _parts.Village is null && !HasDigits;

    private bool TryCity(int name, char next)
    {
        if (!CountyAllowed || next is '场' or '部' or '民' or '政' or '委' or '府' or '口' or '街' or '路' or '巷' or '集'
            || (next == '中' && CharAt(_at + 2) is '心' or '医' or '学' or '级' or '院' or '小') || Name.IndexOfAny("速厂店") >= 0
            || CharAt(_at - 1) is '超' or '菜' or '夜' or '贸' or '早' || (next == '区' && CharAt(_at + 2) != '县' && name <= 1)
            || (CharAt(_at - 1) == '城' && (name != 2 || next is '学' or '花' or '广' or '规' or '公' or '便')))
        {
            return false;
        }

        // 津市市 is the one city whose own name ends in 市; it is often written 津市, and 沙市区 is a district.
        var district = StartsAt(_at + 1, "市中区") || StartsAt(_at + 1, "市南区") || StartsAt(_at + 1, "市北区") || StartsAt(_at + 1, "市辖区");
        if (next == '市' && !district)
        {
            return Take(ref _parts.County, 2);
        }

        if (next == '区' && name == 1)
        {
            return false;
        }

        if (name == 1)
        {
            return _from == 0 && _text[0] == '津' && NamedPlaceFollows(_at + 1) && TakeAs(ref _parts.County, "津市市", 1);
        }

        return name <= 8 && (_parts.City is null && _parts.County is null || Name.SequenceEqual(_parts.City.AsSpan()[..^Math.Min(1,
            _parts.City?.Length ?? 0)])
            ? Take(ref _parts.City, 1) : Take(ref _parts.County, 1));
    }

    private bool TryDistrict(int name, char next)
    {
        if (CharAt(_at - 1) == '社')
        {
            return name >= 2 && next is not ('服' or '卫' or '医' or '活' or '警' or '工' or '路') && !HasDigits && _parts.Village is null
                && Take(ref _parts.Village, 1) && Skip("居民委员会", "居委会", "委员会");
        }

        if (!CountyAllowed || Name.IndexOf("小区") >= 0 || next is '域' or '间' or '委' or '政' or '路' or '街')
        {
            return false;
        }

        // 市辖区 says nothing; 地区 is a prefecture.
        if (Name is "市辖" or "其它" or "其他" or "市")
        {
            Start(_at + 1);
            return true;
        }

        if (name >= 3 && CharAt(_at - 1) == '地')
        {
            return _parts.Province is not null && Take(ref _parts.City, 1);
        }

        if (CharAt(_at - 1) is '小' or '园' or '校' or '院' or '厂' or '景' or '库' or '片' or '街' or '分' || EndsIn("工业", "生活", "住宅", "服务", "安置",
            "宿舍"))
        {
            return false;
        }

        if (EndsIn("开发", "高新", "经开", "管理", "高新技术产业开发", "示范"))
        {
            return _parts.County is null || !Name.SequenceEqual(_parts.County.AsSpan()[..^1]) && _parts.Town is null
                ? _parts.County is null ? Take(ref _parts.County, 1) : Take(ref _parts.Town, 1) : Take(ref _parts.County, 1);
        }

        return (name is >= 2 and <= 10 || (name == 1 && _parts.City is not null && CharAt(_at - 1) is '东' or '西' or '城' or '郊' or '矿'))
            && Take(ref _parts.County, 1);
    }

    private bool TryVillage(int name, char next)
    {
        if (name < 1 || _parts.Village is not null
            || next is '路' or '街' or '巷' or '镇' or '乡' or '道' or '口' or '庄' or '小' or '镇' or '县' or '市' or '区'
            || StartsAt(_at + 1, "大街") || StartsAt(_at + 1, "大道") || StartsAt(_at + 1, "南大街") || StartsAt(_at + 1, "东路") || HasDigits)
        {
            return false;
        }

        // 棉纺厂新村12栋 and 曹杨二村5号 are estates; 新村3组 is a village.
        if (CharAt(_at - 1) is '新' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' && _parts.Town is null
            && !GroupFollows(_at + 1))
        {
            return false;
        }

        return Take(ref _parts.Village, 1) && Skip("村民委员会", "民委员会", "村委会", "委会");
    }

    private readonly bool GroupFollows(int index)
    {
        var end = index;
        while (char.IsAsciiDigit(CharAt(end)))
        {
            end++;
        }

        return end > index && CharAt(end) is '组' or '社' or '队' or '村' or '小' or '生';
    }

    /// <summary>A street, a town or a village is named after this.</summary>
    private readonly bool NamedPlaceFollows(int index)
    {
        for (var i = index + 1; i < _text.Length && !IsBreak(_text[i]); i++)
        {
            if (_text[i] is '镇' or '乡' or '村' or '街' or '路' or '巷' || (_text[i] == '道' && i > index + 1) || StartsAt(i, "社区"))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool EndsIn(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Name.EndsWith(word, StringComparison.Ordinal) && Name.Length >= word.Length)
            {
                return true;
            }
        }

        return false;
    }

    private bool TakeSubdistrict() => Take(ref _parts.Town, 2) && Skip("办事处", "办");

    /// <summary>The name and the characters of its suffix; the same division said again is passed over.</summary>
    private bool Take(ref string? part, int suffix)
    {
        var name = _text.AsSpan(_from, _at + suffix - _from);
        if (part is not null && !name.SequenceEqual(part))
        {
            return false;
        }

        part ??= name.ToString();
        Start(_at + suffix);
        return true;
    }

    private bool TakeAs(ref string? part, string name, int suffix)
    {
        part = name;
        Start(_at + suffix);
        return true;
    }

    private bool Skip(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (StartsAt(_at, word))
            {
                Start(_at + word.Length);
                break;
            }
        }

        return true;
    }
}
