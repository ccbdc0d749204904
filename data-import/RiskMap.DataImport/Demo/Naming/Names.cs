namespace RiskMap.DataImport.Demo;

/// <summary>Names of estates, yards, malls and works, all invented, in the fashion of their years; each is given once.</summary>
public sealed class Names(Dice dice)
{
    public static readonly string[] Temples = ["文庙", "城隍庙", "江神庙", "关帝庙", "万寿宫"];

    private static readonly string[] Stems =
    [
        "锦绣", "阳光", "碧水", "丽景", "书香", "枫林", "翡翠", "江南", "水岸", "星河", "凤凰", "紫荆", "兰亭", "金桂", "望江", "翠湖", "清江", "明珠", "世纪", "东方",
        "文华", "桃源", "荷塘", "天和", "祥和", "瑞景", "观澜", "春晓", "听涛", "芙蓉", "月亮湾", "澧水", "龙腾", "鑫源", "万福", "金域", "橘洲", "湖畔",
    ];

    /// <summary>What estates were called: to 2009, to 2016, since.</summary>
    private readonly (int Until, Queue<string> Names)[] _estates =
    [
        (2009, Deal(dice, Pairs(Stems, ["花园", "小区", "新城", "苑"]))),
        (2016, Deal(dice, Pairs(Stems, ["华庭", "名邸", "家园", "国际花园", "豪庭"]))),
        (9999, Deal(dice, Pairs(Stems, ["公馆", "雅苑", "华府花园", "云庭", "半岛"]))),
    ];

    private readonly Queue<string> _malls = Deal(dice, ["万汇广场", "沚江新天地广场", "步云广场", "滨江国际商城", "汇丰商业广场", "吾悦里广场", "金银街商城", "南岸天街广场"]);

    /// <summary>Offices kept yards of flats for their people, works had one or two, schools housed their teachers.</summary>
    private readonly Queue<string> _yards = Deal(dice,
    [
        .. Pairs(
            ["粮食局", "供销社", "邮电局", "交通局", "水利局", "教育局", "物资局", "税务局", "农业局", "电力公司", "烟草局", "林业局", "畜牧局", "防疫站", "剧团", "建筑公司",
                "航运公司", "百货公司", "药材公司", "运输公司", "煤炭公司", "石油公司", "蔬菜公司", "法院", "检察院", "统计局", "财政局", "卫生局", "工商局", "人民银行", "农业银行", "二轻局",
                "商业局", "民政局", "审计局", "环卫所", "新华书店", "广播局", "中医医院", "人民医院"],
            ["家属院", "宿舍"]),
        .. Pairs(
            ["棉纺厂", "机械厂", "农机厂", "化肥厂", "瓷厂", "酒厂", "印刷厂", "食品厂", "竹器厂", "造船厂", "五金厂", "水泥厂", "塑料厂", "皮革厂", "丝绸厂", "面粉厂",
                "榨油厂", "糖厂", "自来水厂", "肉联厂", "纸厂", "砖瓦厂"], ["宿舍", "一村", "二村"]),
        .. Pairs(
            ["桂花", "柳堤", "文昌", "北关", "朝阳", "金穗", "利民", "和谐", "安居", "康乐", "荷花", "红旗", "吉祥", "富民", "育才", "临江", "梧桐", "玉兰", "兴隆", "城北",
                "新民", "永兴", "福星", "同心", "银杏", "百花", "长青", "福兴", "团结", "惠民", "阳春", "东升", "西苑", "南苑", "金盆", "宝塔", "状元", "青云", "翠竹", "鸿雁",
                "民生", "爱民", "振兴", "建设", "友谊", "和平", "光明", "迎春", "秋实", "香樟"], ["小区", "花苑", "公寓", "新村"]),
        .. Pairs(["沚江一中", "沚江二中", "团结小学", "师范学校", "卫校", "党校"], ["教师宿舍"]),
    ]);

    private readonly Queue<string> _works = Deal(dice, Pairs(
        ["沚源", "沚兴", "沚华", "云梦", "荆江", "苇丰", "稻香", "楚纺", "沚泰", "江城", "芷江湾", "安澜", "金沚", "鼎沚", "新沚", "汇沚", "湘北",
            "澧源", "宏达", "三鑫", "永固", "佳利", "洞庭湖", "楚天"],
        ["食品厂", "包装厂", "纺织厂", "机械厂", "建材厂", "电子厂", "农机厂", "饲料厂", "家具厂", "鞋业厂", "塑料厂", "油脂厂", "印务厂", "服装厂"]));

    public string Estate(int year) => Next(_estates.First(e => year <= e.Until).Names);
    public string Mall() => Next(_malls);
    public string Yard() => Next(_yards);
    public string Works() => Next(_works);

    private static string Next(Queue<string> names) => names.TryDequeue(out var name) ? name
        : throw new InvalidOperationException("The stock of names is used up: add some.");

    private static Queue<string> Deal(Dice dice, IEnumerable<string> names) => new(dice.Shuffle(names));

    private static IEnumerable<string> Pairs(string[] first, string[] second) => first.SelectMany(f => second.Select(s => f + s));
}
