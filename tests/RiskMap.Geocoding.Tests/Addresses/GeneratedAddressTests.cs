using System.Globalization;
using System.Text;
using RiskMap.Geocoding.Addresses;
using Shouldly;
using Xunit;

namespace RiskMap.Geocoding.Tests.Addresses;

/// <summary>Addresses made of parts that are known, so that what the parser finds can be compared with the truth.</summary>
public sealed class GeneratedAddressTests
{
    private const int Many = 20_000;

    private static readonly string[] Streets = ["学府路", "三里屯路", "五一路", "孟姜女大道", "襄阳街", "中山北路1段", "318国道", "大码头巷", "和平路", "1号路", "车胤大道",
        "龙潭庵路中段"];
    private static readonly string[] Estates = ["阳光花园", "锦绣华庭", "棉纺厂宿舍", "金鱼小区", "明珠花苑2期", "万达广场", "兰苑小区A区", "滨江名邸"];
    private static readonly string[] Villages = ["石桥村", "李家铺村", "五里村", "桥北村", "青苗社区"];
    private static readonly (string Simplified, string Traditional)[] Traditional =
    [
        ("号", "號"), ("学", "學"), ("国", "國"), ("广场", "廣場"), ("华", "華"), ("庄", "莊"), ("区", "區"), ("单", "單"), ("栋", "棟"), ("层", "層"), ("龙",
        "龍"), ("县", "縣"),
        ("镇", "鎮"), ("乡", "鄉"), ("车", "車"), ("园", "園"), ("滨", "濱"), ("绣", "繡"), ("楼", "樓"), ("组", "組"), ("里", "里"), ("湾", "灣"),
    ];

    [Fact]
    public void A_printed_address_parses_to_itself()
    {
        var dice = new Random(1);
        for (var i = 0; i < Many; i++)
        {
            var address = Any(dice);
            AddressParser.Parse(AddressPrinter.Print(address)).ShouldBe(address, AddressPrinter.Print(address));
        }
    }

    [Fact]
    public void An_address_survives_the_way_people_type_it()
    {
        var dice = new Random(2);
        for (var i = 0; i < Many; i++)
        {
            var address = Any(dice);
            var noisy = Noise(address, dice, out var expected);
            AddressParser.Parse(noisy).ShouldBe(expected, $"{noisy} for {AddressPrinter.Print(address)}");
        }
    }

    [Fact]
    public void A_western_address_parses_to_itself_and_in_reversed_order()
    {
        var dice = new Random(3);
        string[] names = ["MARKET", "11TH", "LITTLE HIGH", "ST JAMES", "HIGHLAND", "1ST"], suffixes = ["ST", "AVE", "RD", "CIR", "BLVD"];
        for (var i = 0; i < Many; i++)
        {
            var before = dice.Next(4) == 0 ? Pick(dice, "N ", "E ", "SW ") : "";
            var after = before.Length == 0 && dice.Next(3) == 0 ? Pick(dice, " N", " NE", " W") : "";
            var address = new Address
            {
                Street = $"{before}{Pick(dice, names)} {Pick(dice, suffixes)}{after}",
                Number = dice.Next(1, 9999),
                NumberSuffix = dice.Next(8) == 0 ? Pick(dice, "A", "B", "1/2") : null,
                Room = dice.Next(4) == 0 ? Pick(dice, "A 2", "101", "C", "B12") : null,
                City = dice.Next(3) == 0 ? "CHARLOTTESVILLE" : null,
            };
            AddressParser.Parse(AddressPrinter.Print(address)).ShouldBe(address, AddressPrinter.Print(address));
            if (address is { NumberSuffix: not "1/2" })
            {
                var reversed = string.Create(CultureInfo.InvariantCulture,
                    $"{address.Street} {address.Number}{address.NumberSuffix}{(address.Room is null ? "" : $" Suite {address.Room}")}");
                AddressParser.Parse(reversed.ToLowerInvariant()).ShouldBe(address with { City = null }, reversed);
            }
        }
    }

    private static Address Any(Random dice)
    {
        var division = new Address
        {
            Province = dice.Next(3) == 0 ? "湖南省" : null,
            City = dice.Next(2) == 0 ? "常德市" : null,
            County = dice.Next(2) == 0 ? Pick(dice, "津市市", "澧县", "武陵区") : null,
            Town = dice.Next(2) == 0 ? Pick(dice, "襄阳街街道", "新洲镇", "人民路街道", "白衣乡") : null,
        };
        var number = dice.Next(4) == 0 ? (int?)null : dice.Next(1, 2000);
        var suffix = number is null ? null : dice.Next(8) switch
        {
            0 => $"之{dice.Next(1, 9)}",
            1 => $"附{dice.Next(1, 30)}",
            2 => Pick(dice, "甲", "乙"),
            3 => "A",
            _ => null
        };
        var building = dice.Next(2) == 0 ? dice.Next(1, 40).ToString(CultureInfo.InvariantCulture) : null;
        var unit = building is not null && dice.Next(2) == 0 ? dice.Next(1, 6).ToString(CultureInfo.InvariantCulture) : null;
        var floor = building is not null && dice.Next(5) == 0 ? dice.Next(1, 33).ToString(CultureInfo.InvariantCulture) : null;
        var room = building is not null && dice.Next(2) == 0 ? dice.Next(101, 3304).ToString(CultureInfo.InvariantCulture) : null;
        return dice.Next(5) switch
        {
            0 => division with
            {
                Village = Pick(dice, Villages),
                Group = dice.Next(2) == 0 ? $"{dice.Next(1, 20)}" : null,
                Number = number,
                NumberSuffix = suffix,
                Estate = dice.Next(3) == 0 ? Pick(dice, "张家湾", "刘家屯") : null,
            },
            1 => division with { Street = Pick(dice, Streets[..4]), CrossStreet = Pick(dice, Streets[4..6]) },
            2 => division with { Estate = Pick(dice, Estates), Building = building, Unit = unit, Floor = floor, Room = room },
            3 => division with
            {
                Street = Pick(dice, Streets[..7]),
                Lane = dice.Next(2) == 0 ? Pick(dice, "109巷", "958弄", "12巷3弄") : null,
                Number = number,
                NumberTo = suffix is null && number is not null && dice.Next(4) == 0 ? number + 2 : null,
                NumberSuffix = suffix,
            },
            _ => division with
            {
                Street = Pick(dice, Streets),
                Number = number,
                NumberSuffix = suffix,
                Estate = Pick(dice, Estates),
                Building = building,
                Unit = unit,
                Floor = floor,
                Room = room,
            },
        };
    }

    /// <summary>The address as it may stand in a cell; what it must still come to.</summary>
    private static string Noise(Address address, Random dice, out Address expected)
    {
        expected = address;
        var text = new StringBuilder(AddressPrinter.Print(address));
        if (address.Province is not null && address.City is not null && dice.Next(4) == 0)
        {
            text.Insert(0, address.Province + address.City);
        }

        if (dice.Next(4) == 0)
        {
            text.Append(Pick(dice, "(老车站旁)", "（老车站旁）", "【老车站旁】"));
            expected = expected with { Note = "老车站旁" };
        }

        if (dice.Next(3) == 0)
        {
            foreach (var (simplified, traditional) in Traditional)
            {
                text.Replace(simplified, traditional);
            }
        }

        if (dice.Next(3) == 0)
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = char.IsAsciiLetterOrDigit(text[i]) ? (char)(text[i] + 0xfee0) : text[i];
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["省", "市", "镇", "路", "道", "号", "栋", "单元", "號"])
        {
            if (dice.Next(3) == 0)
            {
                text.Replace(word, word + Pick(dice, " ", "　", "  "));
            }
        }

        return dice.Next(4) == 0 ? $" {text}。 " : text.ToString();
    }

    private static string Pick(Random dice, params ReadOnlySpan<string> of) => of[dice.Next(of.Length)];
}
