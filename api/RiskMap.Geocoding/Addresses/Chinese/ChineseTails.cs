using System.Globalization;

namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>Where from the place: 对面, 旁, 以北200米, 北侧约50米 (STANDARDS H8).</summary>
internal ref partial struct ChineseReader
{
    /// <summary>Say where from the place before them, wherever they stand; the longer ones first.</summary>
    private static readonly string[] Anywhere = ["以东", "以西", "以南", "以北", "斜对面", "正对面", "对面", "附近", "旁边", "隔壁", "县城内", "其它区", "其他区", "全境"];

    /// <summary>Say so only at the end.</summary>
    private static readonly string[] AtEnd =
    [
        "东北角", "西北角", "东南角", "西南角", "北侧", "南侧", "东侧", "西侧", "北面", "南面", "东面", "西面", "门口", "门前", "门外", "一带", "后面", "前面",
        "院内", "路边", "路旁", "楼下", "旁", "前", "边", "侧", "处", "内", "口",
    ];

    private static readonly string[] Bearings = ["东北", "东南", "西北", "西南", "北", "东", "南", "西"];

    private bool TryTail()
    {
        foreach (var word in Anywhere)
        {
            if (_text[_at] == word[0] && StartsAt(_at, word))
            {
                return TakeTail(word);
            }
        }

        foreach (var word in AtEnd)
        {
            if (_text[_at] == word[0] && StartsAt(_at, word) && IsOver(_at + word.Length)
                && (NameIsEmpty ? _parts is not { Street: null, Estate: null, Landmark: null, Number: null, Lane: null }
                : word.Length > 1 || word is "旁" && Name.Length > 1))
            {
                return TakeTail(word);
            }
        }

        return false;
    }

    private bool TakeTail(string word)
    {
        EndName();
        _parts.AddNote(word);
        Start(_at + word.Length);
        return true;
    }

    /// <summary>以北200米, 北侧约50米, 往东北1.5公里处, 约200米.</summary>
    private bool TryOffset()
    {
        if (_parts.OffsetMetres is not null || _text[_at] is not ('以' or '往' or '向' or '距' or '东' or '西' or '南' or '北' or '约'))
        {
            return false;
        }

        var index = _at + (_text[_at] is '以' or '往' or '向' or '距' ? 1 : 0);
        double? bearing = null;
        foreach (var name in Bearings)
        {
            if (StartsAt(index, name))
            {
                index += name.Length;
                bearing = Bearing(name);
                break;
            }
        }

        index += CharAt(index) is '侧' or '面' or '边' or '方' or '向' ? 1 : 0;
        index += CharAt(index) is '约' or '大' ? 1 : 0;
        index += CharAt(index) is '约' or '-' ? 1 : 0;
        var digits = index;
        while (char.IsAsciiDigit(CharAt(index)) || (CharAt(index) == '.' && char.IsAsciiDigit(CharAt(index + 1))))
        {
            index++;
        }

        if (!double.TryParse(_text.AsSpan(digits, index - digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var metres))
        {
            return false;
        }

        var unit = StartsAt(index, "公里") || StartsAt(index, "千米") || StartsAt(index, "KM") ? 2 : CharAt(index) is '米' or 'M' ? 1 : 0;
        if (unit == 0)
        {
            return false;
        }

        EndName();
        _parts.OffsetBearing = bearing;
        _parts.OffsetMetres = unit == 2 ? metres * 1000 : metres;
        index += unit;
        Start(index + (CharAt(index) is '处' or '远' or '外' ? 1 : 0));
        return true;
    }

    /// <summary>Degrees clockwise from north.</summary>
    private static double Bearing(string name) => name switch
    {
        "北" => 0,
        "东北" => 45,
        "东" => 90,
        "东南" => 135,
        "南" => 180,
        "西南" => 225,
        "西" => 270,
        _ => 315,
    };
}
