using System.Diagnostics;
using System.Globalization;
using System.Text;
using RiskMap.Geocoding.Addresses;
using RiskMap.Tests;
using Shouldly;
using Xunit;

namespace RiskMap.Geocoding.Tests.Addresses;

/// <summary>Addresses as fire services really write them. The figures are what was reached; they may only rise.</summary>
public sealed class RealAddressTests
{
    [Fact]
    public void Of_274_narrow_alleys_of_Taipei_271_have_a_street_and_the_others_are_bridges()
    {
        var names = Column("taipei/narrow_alleys.csv", 5);
        names.Count.ShouldBe(274);
        var without = names.Where(n => AddressParser.Parse(n).Street is null).ToList();
        without.ShouldBe(["錦州橋下", "慶昌橋", "西安橋(北投路1段)"], ignoreOrder: true);
        names.Count(n => AddressParser.Parse(n) is { Street: not null } a && (a.Lane ?? a.Note
            ?? a.Number?.ToString(CultureInfo.InvariantCulture)) is not null)
            .ShouldBeGreaterThanOrEqualTo(257);
        names.Count(n => AddressParser.ParseMany(n).Count > 1).ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public void Of_348_hand_typed_occupancies_of_Charlottesville_346_have_a_street_and_a_number()
    {
        var rows = Column("charlottesville/building_occupancies_dirty.csv", 0, Encoding.Latin1).Where(r
            => !string.IsNullOrWhiteSpace(r)).ToList();
        rows.Count.ShouldBe(348);
        var without = rows.Where(r => AddressParser.Parse(r) is not { Street: not null, Number: not null }).Select(r => r.Trim()).ToList();
        without.ShouldBe(["Main St E.", "Meade Park"], ignoreOrder: true);
    }

    [Fact]
    public void The_23657_address_points_of_Charlottesville_come_apart_as_the_city_parted_them()
    {
        var rows = Rows("charlottesville/address_points_wgs84.csv", Encoding.UTF8);
        rows.Count.ShouldBe(23657);
        var parted = 0;
        foreach (var row in rows)
        {
            var (unit, number, street) = (row[3], row[5], string.Join(' ', row[6..10].Where(p => p.Length > 0)));
            var a = AddressParser.Parse(row[2]);
            var door = string.Create(CultureInfo.InvariantCulture, $"{a.Number}{(a.NumberSuffix is null ? "" : "-")}{a.NumberSuffix}");
            parted += a.Street == street && door == number && (a.Room ?? "") == unit ? 1 : 0;
        }

        // The others: NORTH BAKER ST and NORTH BERKSHIRE RD, whose NORTH the city does not abbreviate.
        parted.ShouldBeGreaterThanOrEqualTo(23535);
    }

    [Fact]
    public void Of_2326_road_addresses_of_Gyeongnam_2290_have_a_road_and_a_number()
    {
        var rows = Column("gyeongnam/hydrants_utf8.csv", 5).Where(r => r.Length > 1).ToList();
        rows.Count.ShouldBe(2326);
        rows.Count(r => AddressParser.Parse(r) is
        {
            Street: not null, Number: not null,
            Province: "경상남도"
        }).ShouldBeGreaterThanOrEqualTo(2290);
    }

    [Fact]
    public void Every_real_address_printed_and_parsed_again_is_the_same()
    {
        string[] all =
        [
            .. Column("taipei/narrow_alleys.csv", 5), .. Column("gyeongnam/hydrants_utf8.csv", 5),
                .. Column("gyeongnam/hydrants_utf8.csv", 6),
            .. Column("charlottesville/building_occupancies_dirty.csv", 0, Encoding.Latin1),
                .. Column("charlottesville/address_points_wgs84.csv", 2),
        ];
        foreach (var text in all)
        {
            var once = AddressParser.Parse(text);
            AddressParser.Parse(AddressPrinter.Print(once)).ShouldBe(once, text);
        }
    }

    [Fact]
    public void Half_a_million_addresses_are_parsed_in_seconds()
    {
        string[] all = [.. Column("taipei/narrow_alleys.csv", 5), .. Column("gyeongnam/hydrants_utf8.csv", 5),
            .. Column("charlottesville/address_points_wgs84.csv", 2)];
        var clock = Stopwatch.StartNew();
        var parsed = 0;
        while (parsed < 500_000)
        {
            foreach (var text in all)
            {
                AddressParser.Parse(text);
                parsed++;
            }
        }

        // About 1.5 s on one core of a small machine (300,000 to 1,000,000 a second once warm); ten times as much is a mistake.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static List<string> Column(string file, int column, Encoding? encoding = null) =>
        [.. Rows(file, encoding ?? Encoding.UTF8).Where(r => r.Length > column).Select(r => r[column])];

    /// <summary>The rows of a comma-separated file without its header; quoted cells may hold commas and line ends.</summary>
    private static List<string[]> Rows(string file, Encoding encoding)
    {
        var text = File.ReadAllText(RealData.File(file), encoding).TrimStart('\ufeff');
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        foreach (var c in text.Replace("\"\"", "\u0001", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal))
        {
            switch (c)
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    rows.Add([.. row]);
                    row.Clear();
                    break;
                default:
                    cell.Append(c == '\u0001' ? quoted ? '"' : ' ' : c);
                    break;
            }
        }

        return rows[1..];
    }
}
