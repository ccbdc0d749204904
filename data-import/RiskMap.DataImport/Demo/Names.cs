namespace RiskMap.DataImport.Demo;

/// <summary>Names of streets, estates and works, all invented; each is given once.</summary>
public sealed class Names(Dice dice)
{
    public static readonly string[] Temples = ["文庙", "城隍庙", "江神庙", "关帝庙", "万寿宫"];
    private static readonly string[] Numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private readonly Queue<string> _oldStreets = Deal(dice, ["米市街", "盐仓街", "南正街", "北正街", "文庙街", "河码头街", "上河街", "下河街", "棉花街", "县门街"]);
    private readonly Queue<string> _lanes = Deal(dice, Pairs(
        ["染坊", "铁匠", "豆腐", "竹器", "油榨", "篾匠", "扇子", "酱园", "瓦窑", "当铺", "金鱼", "桂花", "石榴", "双井", "古井", "皂角", "槐荫", "牌楼", "书院", "状元", "更鼓",
            "马厩", "箭道", "仓后", "衙后", "庙前", "鼓楼", "水巷口", "拐子", "半边", "柴码头", "鱼码头", "药王", "观音", "白果", "梧桐", "石板", "青砖", "麻石", "花桥",
            "八角", "九曲", "三义", "四眼井", "五福", "六合", "七星", "长寿", "仁里", "德馨", "积善", "崇德", "安福", "吉庆", "同乐", "太平", "永宁", "聚贤", "耕读", "诗礼", "麦场",
            "米仓", "油坊", "糖坊", "醋坊", "纸坊", "磨坊", "碾坊", "机坊", "弓箭"],
        ["巷", "里", "弄", "上巷", "下巷", "后巷", "横巷"]));
    private readonly Queue<string> _roads = Deal(dice, Pairs(
        ["朝阳", "新华", "和平", "友谊", "红旗", "前进", "东风", "光明", "解放", "胜利", "文化", "体育", "公园", "车站", "交通", "工农", "育才", "青年", "劳动", "幸福", "长安", "永安",
            "团山", "丰收", "建新", "民主", "工业", "商业", "学府", "黄河", "泰山", "衡山", "岳阳", "洪山", "金星", "红星", "先锋", "跃进", "振华", "兴华", "新民", "新生", "向阳",
            "卫国"], ["路", "街"]));
    private readonly Queue<string> _sideRoads = Deal(dice, Pairs(
        ["柳荫", "荷花", "菊园", "杏林", "竹园", "芦花", "翠竹", "松林", "枣园", "桃园", "李家", "橘园", "银杏", "玉兰", "樟树", "榆树", "桑园", "茶亭", "渔场", "粮站", "农机",
            "纺织", "电厂", "酒厂", "糖厂", "瓷厂", "邮电", "供销", "水厂", "煤建", "肉联", "蔬菜", "果园", "苗圃", "花园", "东园", "南园", "北园", "中园", "砖厂", "石桥", "水塔",
            "灯塔", "丝厂", "船厂", "米厂", "布厂", "木材"], ["巷", "路", "里", "东巷", "西巷", "南巷", "北巷", "前巷", "后巷"]));
    private static readonly string[] NewRoads =
        ["芷兰路", "杜若路", "蕙草路", "沅芷路", "荆楚路", "云梦路", "洞庭路", "鹤鸣路", "望江路", "听涛路", "揽月路", "凌云路", "九歌路", "天问路", "湘君路", "橘颂路", "思源路", "明德路",
            "崇文路",
            "至善路", "博学路", "弘毅路", "安澜路", "清波路", "金穗路", "丰泽路", "和顺路", "嘉禾路", "芙蓉路", "翰林路", "星河路", "锦江路", "绿洲路", "银杏大道", "香樟路", "丹桂路", "海棠路",
            "紫薇路"];
    private static readonly string[] ParkRoads =
        ["创新路", "兴业路", "宏图路", "腾飞路", "纺城路", "食品路", "机电路", "诚信路", "科技路", "致富路", "开源路", "通达路", "联丰路", "振兴路", "鸿运路", "汇通路", "恒通路", "精工路",
            "华兴路", "万和路", "盛德路", "聚源路"];
    private readonly Queue<string> _estates = Deal(dice, Pairs(
        ["锦绣", "滨江", "阳光", "芷兰", "碧水", "丽景", "书香", "御景", "枫林", "翡翠", "江南", "水岸", "星河", "凤凰", "紫荆", "兰亭", "银河", "金桂", "南山", "望江", "翠湖", "清江",
            "明珠", "世纪", "东方", "文华", "桃源", "荷塘", "竹海", "天和", "嘉园", "祥和", "瑞景", "观澜", "雅居", "盛景", "春晓", "听涛"],
            ["花园", "苑", "家园", "华庭", "名邸", "新城"]));
    private readonly Queue<string> _yards = Deal(dice, Pairs(
        ["棉纺厂", "机械厂", "农机厂", "粮食局", "供销社", "邮电局", "交通局", "水利局", "教育局", "化肥厂", "瓷厂", "酒厂", "物资局", "建筑公司", "印刷厂", "航运公司", "食品厂", "电力公司",
            "税务局", "农业局",
            "竹器厂", "造船厂", "五金厂", "百货公司", "药材公司", "运输公司", "烟草局", "林业局", "畜牧局", "防疫站", "剧团", "水泥厂", "塑料厂", "皮革厂", "丝绸厂", "面粉厂", "榨油厂", "煤炭公司",
            "石油公司", "蔬菜公司"], ["宿舍", "家属院", "小区", "新村", "一村", "二村", "老院"]));
    private readonly Queue<string> _works = Deal(dice, Pairs(
        ["沚源", "沚兴", "沚华", "云梦", "荆江", "苇丰", "稻香", "楚纺", "沚泰", "江城", "芷江湾", "安澜", "金沚", "鼎沚", "新沚", "汇沚"],
        ["食品厂", "包装厂", "纺织厂", "机械厂", "建材厂", "电子厂", "农机厂", "饲料厂", "家具厂", "鞋业厂", "塑料厂", "油脂厂", "印务厂", "服装厂"]));

    public string OldStreet() => Next(_oldStreets, "老街");
    public string Lane() => Next(_lanes, "横巷");
    public string Road() => Next(_roads, "新路");
    public string SideRoad() => Next(_sideRoads, "支巷");
    public string Estate() => Next(_estates, "小区");
    public string Yard() => Next(_yards, "大院");
    public string Works() => Next(_works, "加工厂");

    /// <summary>Streets of the new town by grid line: (eastward, number); from 100 on, the side streets.</summary>
    public IReadOnlyDictionary<(bool, int), string> NewTown { get; } = OnGrid(Deal(dice, NewRoads), 6, 11);

    /// <summary>Streets of the industrial park by grid line.</summary>
    public IReadOnlyDictionary<(bool, int), string> WorksRoads { get; } = OnGrid(Deal(dice, ParkRoads), 5, 5);

    /// <summary>1 to 999 in Chinese.</summary>
    public static string Numeral(int n) => n switch
    {
        <= 10 => Numerals[n],
        < 20 => $"十{Numerals[n - 10]}",
        >= 100 => $"{Numerals[n / 100]}百" + (n % 100) switch
        {
            0 => "",
            < 10 => $"零{Numerals[n % 100]}",
            < 20 => $"一{Numeral(n % 100)}",
            _ => Numeral(n % 100),
        },
        _ => $"{Numerals[n / 10]}十{(n % 10 == 0 ? "" : Numerals[n % 10])}",
    };

    private int _spare;

    private string Next(Queue<string> names, string spare) => names.TryDequeue(out var name) ? name : $"{Numeral(++_spare)}号{spare}";

    private static Queue<string> Deal(Dice dice, IEnumerable<string> names) => new(dice.Shuffle(names));

    private static Dictionary<(bool, int), string> OnGrid(Queue<string> names, int eastward, int northward) =>
        Enumerable.Range(0, eastward).Select(i => (true, i)).Concat(Enumerable.Range(0, northward).Select(i => (false, i)))
            .Concat(Enumerable.Range(100, 16).Select(i => (true, i)))
            .ToDictionary(k => k, _ => names.TryDequeue(out var name) ? name : "园区支路");

    private static IEnumerable<string> Pairs(string[] first, string[] second) => first.SelectMany(f => second.Select(s => f + s));
}
