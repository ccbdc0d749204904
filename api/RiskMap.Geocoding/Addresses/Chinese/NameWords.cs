namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>By which last words a name is known to be an estate, or a small street.</summary>
internal static class NameWords
{
    /// <summary>Estates however much follows.</summary>
    private static readonly string[] Strong = ["小区", "花园", "家园", "公寓", "大厦", "广场", "山庄", "华庭", "家属院", "宿舍", "商城", "安置区"];

    /// <summary>Estates when nothing follows.</summary>
    private static readonly string[] Weak =
    [
        "新村", "新城", "名邸", "苑", "院", "园", "府", "庭", "居", "轩", "别墅", "城", "中心", "写字楼", "科技园", "产业园", "工业园", "一村", "二村", "三村",
        "四村", "五村", "六村", "新区", "公馆", "豪庭", "半岛", "雅居", "里弄", "大院", "老院",
    ];

    /// <summary>Parts of an estate that belong to its name: 二期, 东区, A区.</summary>
    private static readonly string[] Phases = ["期", "区", "组团"];

    /// <returns>How many characters of the name are the estate; 0: none.</returns>
    public static int EstateLength(ReadOnlySpan<char> name)
    {
        foreach (var word in Strong)
        {
            var at = name.IndexOf(word, StringComparison.Ordinal);
            if (at >= 1)
            {
                var end = at + word.Length;
                end += Phase(name[end..]);
                return end;
            }
        }

        return EndsAsEstate(name) ? name.Length : 0;
    }

    public static bool EndsAsEstate(ReadOnlySpan<char> name)
    {
        if (name.Length >= 4 && Phase(name[^2..]) == 2)
        {
            return true;
        }

        foreach (var word in Weak)
        {
            if (name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal))
            {
                return !name.EndsWith("医院", StringComparison.Ordinal) && !name.EndsWith("法院", StringComparison.Ordinal)
                    && !name.EndsWith("学院", StringComparison.Ordinal) && !name.EndsWith("检察院", StringComparison.Ordinal)
                    && !name.EndsWith("幼儿园", StringComparison.Ordinal) && !name.EndsWith("政府", StringComparison.Ordinal)
                    && !name.EndsWith("养老院", StringComparison.Ordinal) && !name.EndsWith("福利院", StringComparison.Ordinal)
                    && !name.EndsWith("公园", StringComparison.Ordinal) && !name.EndsWith("敬老院", StringComparison.Ordinal)
                    && !name.EndsWith("影院", StringComparison.Ordinal) && !name.EndsWith("剧院", StringComparison.Ordinal);
            }
        }

        foreach (var word in Strong)
        {
            if (name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>吉庆里, 太平坊: small streets, where no word for street stands.</summary>
    public static bool IsStreetLike(ReadOnlySpan<char> name) => name.Length is >= 2 and <= 6 && name[^1] is '里' or '坊';

    /// <summary>张家湾, 李家屯: where a few houses of a village stand.</summary>
    public static bool IsHamlet(ReadOnlySpan<char> name) =>
        name.Length is >= 2 and <= 4 && "湾屯寨庄坳冲铺塬坪岗坝沟营堡洼坡台垸".Contains(name[^1], StringComparison.Ordinal);

    /// <summary>A company, school or shop: what has a number of its own, but is no street.</summary>
    public static bool IsPremises(ReadOnlySpan<char> name)
    {
        foreach (var word in (ReadOnlySpan<string>)["公司", "学校", "中学", "小学", "大学", "学院", "医院", "厂", "局", "所", "店", "站", "市场", "超市", "幼儿园",
            "一中", "二中", "三中", "银行",
            "仓库", "车间", "商场", "宾馆", "酒店", "政府", "养老院"])
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int Phase(ReadOnlySpan<char> name)
    {
        foreach (var word in Phases)
        {
            if (name.Length > word.Length && name[1..].StartsWith(word, StringComparison.Ordinal)
                && (char.IsAsciiLetterOrDigit(name[0])
                || name[0] is '一' or '二' or '三' or '四' or '五' or '六' or '东' or '西' or '南' or '北' or '中'))
            {
                return 1 + word.Length;
            }
        }

        return 0;
    }
}
