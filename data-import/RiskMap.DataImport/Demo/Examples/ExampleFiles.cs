using System.Globalization;
using System.Text;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.DataImport.Demo.Examples;

/// <summary>
/// Five spreadsheets of the demo district, dirty on purpose, for the guided tour of importing. Each row names by its id what the
/// generator knows to be true, so that an import can be checked.
/// </summary>
public static class ExampleFiles
{
    public const string Hydrants = "消火栓台账-无坐标.csv", Units = "重点单位-合并单元格.xlsx", Survey = "消火栓测绘-CGCS2000.csv",
        Amap = "消火栓-高德坐标.csv", Premises = "九小场所-手工录入.csv";

    /// <summary>Writes the five into the folder, which is made where it is absent.</summary>
    /// <returns>The files' paths.</returns>
    public static IReadOnlyList<string> Write(Town town, string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Directory.CreateDirectory(folder);
        string At(string name) => Path.Combine(folder, name);
        Csv(At(Hydrants), Encoding.GetEncoding("GB18030"), HydrantRows(town));
        var (rows, merged) = UnitRows(town);
        Workbook.Write(At(Units), "重点单位", rows, merged);
        Csv(At(Survey), new UTF8Encoding(true), SurveyRows(town));
        Csv(At(Amap), new UTF8Encoding(false), AmapRows(town));
        Csv(At(Premises), new UTF8Encoding(false), PremisesRows(town));
        return [At(Hydrants), At(Units), At(Survey), At(Amap), At(Premises)];
    }

    /// <summary>Hydrants at doors, by address alone: figures with units and masks, dates in four forms.</summary>
    private static IEnumerable<string[]> HydrantRows(Town town)
    {
        yield return ["编号", "位置", "状况", "流量", "压力", "检查日期"];
        var dice = new Dice("example hydrants");
        var number = 0;
        foreach (var door in Doors(town).Where((_, i) => i % 97 == 5).Take(60))
        {
            var day = dice.Day(new DateOnly(2024, 2, 1), new DateOnly(2026, 10, 30));
            yield return
            [
                door.Id, Dirt.Address(door.FullText, number++, dice), dice.Weighed(("完好", 8), ("损坏", 1), ("无水", 1)),
                dice.Chance(0.15) ? "**L/s" : Text($"{dice.Whole(8, 30)}L/s"), dice.Chance(0.1)
                    ? "*.**MPa" : Text($"{dice.Between(0.08, 0.3):0.00}MPa"),
                Dirt.Date(day, number),
            ];
        }
    }

    /// <summary>A title and a remark above the header; the community's name merged over its rows.</summary>
    private static (List<string[]> Rows, List<string> Merged) UnitRows(Town town)
    {
        var rows = new List<string[]>
        {
            new[] { "演示区消防安全重点单位一览表（2026年度）", "", "", "", "" }, new[] { "填报单位：演示区消防救援大队", "", "", "填报日期：2026年11月", "" },
            new[] { "类别", "编号", "单位名称", "地址", "人数" },
        };
        var merged = new List<string> { "A1:E1", "A2:C2" };
        foreach (var kind in town.Premises.Where(p => p.Kind is "mall" or "school" or "hospital" or "elderly_care" or "market").GroupBy(p
            => p.KindSource))
        {
            var first = rows.Count + 1;
            rows.AddRange(kind.Select((p, i) => new[] { i == 0 ? kind.Key : "", p.Id, p.Name, p.Address ?? "", p.Occupants is { } n
                ? Text($"{n:#,0}人") : "/" }));
            if (rows.Count > first)
            {
                merged.Add(Text($"A{first}:A{rows.Count}"));
            }
        }

        return (rows, merged);
    }

    /// <summary>As a surveyor hands it over: X is the northing, Y the easting, metres of EPSG:4546.</summary>
    private static IEnumerable<string[]> SurveyRows(Town town)
    {
        yield return ["编号", "X", "Y", "状态", "管径"];
        foreach (var hydrant in town.Hydrants.Where((_, i) => i % 7 == 3))
        {
            var place = Ground.ToLonLat(hydrant.Point);
            var (north, east) = GaussKruger.Of(place.X, place.Y);
            yield return [hydrant.Number, Text($"{north:0.000}"), Text($"{east:0.000}"), hydrant.State == "in_service"
                ? "完好" : "待修", Text($"DN{hydrant.MainMm ?? 100:0}")];
        }
    }

    /// <summary>Pinned on a map that shows GCJ-02, and said nowhere.</summary>
    private static IEnumerable<string[]> AmapRows(Town town)
    {
        yield return ["编号", "经度", "纬度", "所在道路"];
        foreach (var hydrant in town.Hydrants.Where((_, i) => i % 5 == 1))
        {
            var place = Ground.ToLonLat(hydrant.Point);
            var (lon, lat) = ShiftedSystem.Gcj02.FromWgs84(place.X, place.Y);
            yield return [hydrant.Number, Text($"{lon:0.000000}"), Text($"{lat:0.000000}"), hydrant.Address ?? ""];
        }
    }

    /// <summary>Typed by hand: traditional characters, a character of the same sound, remarks in brackets.</summary>
    private static IEnumerable<string[]> PremisesRows(Town town)
    {
        yield return ["编号", "单位名稱", "類別", "地址", "備註"];
        var dice = new Dice("example premises");
        var number = 0;
        foreach (var p in town.Premises.Where(p => p.Kind is "shop" or "restaurant" or "internet_cafe" or "shared_housing"
            && p.Address is not null)
            .Where((_, i) => i % 11 == 2).Take(80))
        {
            yield return [p.Id, p.Name, p.KindSource, Dirt.Address(number % 5 == 4 ? Dirt.Typo(p.Address!) : p.Address!, number++, dice),
                number % 9 == 0 ? "已停业？" : ""];
        }
    }

    private static IEnumerable<Address> Doors(Town town) => town.Addresses.Where(a => a.Unit is null && !a.Street.EndsWith('组'));

    private static void Csv(string file, Encoding encoding, IEnumerable<string[]> rows) =>
        File.WriteAllText(file, string.Concat(rows.Select(r => string.Join(',', r.Select(Quoted)) + "\r\n")), encoding);

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0
        ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
