using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using RiskMap.DataImport.Demo.Life;
using RiskMap.Geocoding.CoordinateSystems;

namespace RiskMap.DataImport.Demo.Examples;

/// <summary>
/// Seven lists of the demo district as brigades hand them in, dirty on purpose, one of each kind that the import knows: for the guided tour. Of
/// each row the generator knows where it truly lies, so that an import can be checked.
/// </summary>
public static class ExampleFiles
{
    public const string Hydrants = "消火栓台账-无坐标.csv", Units = "重点单位-合并单元格.xlsx", Survey = "消火栓测绘-CGCS2000.csv",
        Amap = "消火栓-高德坐标.csv", Premises = "九小场所-繁體表頭.csv", Waters = "消防水源-旧版.xls", Hazards = "隐患台账-手工登记.csv";

    /// <summary>Writes the seven into the folder, which is made where it is absent.</summary>
    public static IReadOnlyList<ExampleFile> Write(Town town, string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Directory.CreateDirectory(folder);
        string At(string name) => Path.Combine(folder, name);
        var hydrants = new Sheet(["消火栓编号", "位置", "状况", "流量", "压力", "检查日期"]);
        HydrantRows(town, hydrants);
        Csv(At(Hydrants), Encoding.GetEncoding("GB18030"), hydrants);
        var units = new Sheet(["类别", "单位编号", "单位名称", "地址", "人数", "发现隐患数", "督改隐患数", "开业日期"]);
        UnitRows(town, units);
        Workbook.Write(
            At(Units), "重点单位", [["沚江市消防安全重点单位一览表（2026年度）"], ["填报单位：沚江市消防救援大队　　填报日期：2026年11月"], units.Header, .. units.Rows],
            ["A1:H1", "A2:H2", .. Merged(units, 4)], dayColumn: 7);
        var survey = new Sheet(["消火栓编号", "X", "Y", "状态", "管径"]);
        SurveyRows(town, survey);
        Csv(At(Survey), new UTF8Encoding(true), survey);
        var amap = new Sheet(["消火栓编号", "经度", "纬度", "所在道路"]);
        AmapRows(town, amap);
        Csv(At(Amap), new UTF8Encoding(false), amap);
        var premises = new Sheet(["編號", "單位名稱", "場所類別", "地址", "備註"]);
        PremisesRows(town, premises);
        Csv(At(Premises), Encoding.GetEncoding("Big5"), premises);
        var waters = new Sheet(["水源名称", "水源类型", "经度", "纬度", "容积", "状态"]);
        WaterRows(town, waters);
        OldWorkbook.Write(At(Waters), "水源", waters);
        var hazards = new Sheet(["隐患编号", "单位名称", "检查日期", "检查人员", "隐患类别", "隐患描述", "隐患等级", "发现方式", "整改期限", "整改情况", "整改完成日期", "罚款金额"]);
        HazardRows(town, hazards);
        Csv(At(Hazards), Encoding.GetEncoding("GB18030"), hazards);
        return
        [
            new(At(Hydrants), "hydrants", hydrants.Truth), new(At(Units), "premises", units.Truth), new(At(Survey), "hydrants", survey.Truth),
            new(At(Amap), "hydrants", amap.Truth), new(At(Premises), "premises", premises.Truth), new(At(Waters), "water_sources", waters.Truth),
            new(At(Hazards), "hazards", hazards.Truth),
        ];
    }

    /// <summary>
    /// Hydrants by address alone: figures with units and masks, dates in four forms, streets by the names they had before, two places that no
    /// one could find, one row twice and a sum at the foot.
    /// </summary>
    private static void HydrantRows(Town town, Sheet sheet)
    {
        var dice = new Dice("example hydrants");
        var doors = Doors(town).Where((_, i) => i % 97 == 5).Take(60).ToList();
        var old = OldNames.Streets.Where(o => Doors(town).Any(d => d.Street == o.Now)).Take(6).ToList();
        doors.AddRange(old.Select(o => Doors(town).Where(d => d.Street == o.Now).ElementAt(2)));
        foreach (var (i, door) in doors.Index())
        {
            var address = i < 60 ? Dirt.Address(door.FullText, i, dice)
                : door.FullText[door.FullText.IndexOf("社区", StringComparison.Ordinal)..][2..].Replace(old[i - 60].Now, old[i - 60].Before, StringComparison.Ordinal);
            var day = dice.Day(new DateOnly(2024, 2, 1), new DateOnly(2026, 10, 30));
            sheet.Add(Text($"沚消{(door.FullText.Contains("滨江", StringComparison.Ordinal) ? "BJ" : "CG")}-{i + 1:d3}"), door.Point, null, address,
                dice.Weighed(("完好", 8), ("损坏", 1), ("无水", 1)), dice.Chance(0.15) ? "**L/s" : Text($"{dice.Whole(8, 30)}L/s"),
                dice.Chance(0.1) ? "*.**MPa" : Text($"{dice.Between(0.08, 0.3):0.00}MPa"), Dirt.Date(day, i));
        }

        sheet.Add("沚消CG-901", null, null, "老粮站后面卖鱼的那条路", "完好", "15L/s", "0.14MPa", "2025年3月1日");
        sheet.Add("沚消CG-902", null, null, "", "损坏", "", "", "2025.03.01");
        sheet.Rows.Add(sheet.Rows[7]);
        sheet.Rows.Add(["合计", "", "", "", "", ""]);
    }

    /// <summary>A title and a remark above the header; the kind merged over its rows; people with thousands signs and masks; a row in which more was mended than found.</summary>
    private static void UnitRows(Town town, Sheet sheet)
    {
        var dice = new Dice("example units");
        foreach (var kind in town.Premises.Where(p => p.Kind is "mall" or "school" or "hospital" or "elderly_care" or "market" or "cold_store" && p.Address is not null)
            .GroupBy(p => p.KindSource))
        {
            foreach (var (i, p) in kind.Take(14).Index())
            {
                var found = dice.Whole(0, 9);
                var rectified = sheet.Rows.Count == 7 ? found + 3 : dice.Whole(0, found);
                var day = p.OpenedOn ?? new DateOnly(2012, 5, 1);
                sheet.Add(Text($"ZD2026{sheet.Rows.Count + 1:d4}"), p.Point, i == 0 ? kind.Key : "", p.Name, Dirt.Address(p.Address!, i % 2 == 0 ? 6 : 0, dice),
                    p.Occupants is not { } n ? "/" : dice.Chance(0.15) ? "***人" : Text($"{n:#,0}人"),
                    dice.Chance(0.1) ? "***家" : Text($"{found}"), dice.Chance(0.1) ? "***家" : Text($"{rectified}"), Dirt.Date(day, i));
            }
        }
    }

    /// <summary>As a surveyor hands it over: X is the northing, Y the easting, metres of EPSG:4546.</summary>
    private static void SurveyRows(Town town, Sheet sheet)
    {
        foreach (var hydrant in town.Hydrants.Where((_, i) => i % 7 == 3))
        {
            var place = Ground.ToLonLat(hydrant.Point);
            var (north, east) = GaussKruger.Of(place.X, place.Y);
            sheet.Add($"CH-{hydrant.Number}", hydrant.Point, null, Text($"{north:0.000}"), Text($"{east:0.000}"),
                hydrant.State == "in_service" ? "完好" : "停用", Text($"DN{hydrant.MainMm ?? 100:0}"));
        }
    }

    /// <summary>Pinned on a map that shows GCJ-02, and said nowhere.</summary>
    private static void AmapRows(Town town, Sheet sheet)
    {
        foreach (var hydrant in town.Hydrants.Where((_, i) => i % 5 == 1))
        {
            var place = Ground.ToLonLat(hydrant.Point);
            var (lon, lat) = ShiftedSystem.Gcj02.FromWgs84(place.X, place.Y);
            sheet.Add($"GD-{hydrant.Number}", hydrant.Point, null, Text($"{lon:0.000000}"), Text($"{lat:0.000000}"), hydrant.Address ?? "");
        }
    }

    /// <summary>From an office that writes traditional characters: Big5, a character of the same sound here and there, remarks in brackets.</summary>
    private static void PremisesRows(Town town, Sheet sheet)
    {
        var dice = new Dice("example premises");
        foreach (var (i, p) in town.Premises.Where(p => p.Kind is "shop" or "restaurant" or "internet_cafe" or "shared_housing" && p.Address is not null)
            .Where((_, i) => i % 11 == 2).Take(80).Index())
        {
            sheet.Add(Text($"JX{20260000 + (i * 7) + 3}"), p.Point, null, Dirt.ForBig5(p.Name), Dirt.ForBig5(p.KindSource == "九小场所" ? "小商店" : p.KindSource),
                Dirt.ForBig5(Dirt.Address(i % 5 == 4 ? Dirt.Typo(p.Address!) : p.Address!, i, dice)), i % 9 == 0 ? "已停業？" : "");
        }
    }

    /// <summary>Ponds and tanks in the workbook of 2003: volumes with units, some unknown; one that was typed with its axes the other way round.</summary>
    private static void WaterRows(Town town, Sheet sheet)
    {
        foreach (var (i, water) in town.WaterSources.Where(w => w.Kind is "pond" or "tank").DistinctBy(w => w.Name).Take(40).Index())
        {
            var place = Ground.ToLonLat(water.Point);
            var (x, y) = (Text($"{place.X:0.000000}"), Text($"{place.Y:0.000000}"));
            sheet.Add(water.Name, i == 11 ? null : water.Point, null, water.Kind == "tank" ? "消防水池" : "水塘", i == 11 ? y : x, i == 11 ? x : y,
                water.VolumeM3 is { } volume ? Text($"{volume:0}m³") : "不详", water.State == "in_service" ? "完好" : water.State == "unknown" ? "未知" : "停用");
        }
    }

    /// <summary>
    /// Hazards as an office keeps them by hand: no place but the unit's name, typed this way and that; days in four forms, fines masked, one unit that
    /// nobody knows, one whose name two have, one closed before it was found, one row twice and a sum at the foot.
    /// </summary>
    private static void HazardRows(Town town, Sheet sheet)
    {
        var dice = new Dice("example hazards");
        var bearers = town.Premises.CountBy(p => p.Name).ToDictionary();
        // The units of the other lists are twice on the map once those have landed: not theirs.
        bool Elsewhere(Premises p) => p.Kind is "mall" or "school" or "hospital" or "elderly_care" or "market" or "cold_store" or "shop" or "restaurant" or "internet_cafe" or "shared_housing";
        var own = town.Life.Hazards.Where(h => h.State is "closed" or "rectifying" or "found" && !Elsewhere(h.Premises)).ToList();
        var alone = own.Where(h => bearers[h.Premises.Name] == 1).ToList();
        foreach (var (i, h) in alone.Where((_, i) => i % 5 == 1).Take(120).Index())
        {
            var name = (i % 3) switch { 1 => h.Premises.Name.Replace("（", " (", StringComparison.Ordinal).Replace('）', ')'), 2 => $"{h.Premises.Name}　", _ => h.Premises.Name };
            var closed = h.ClosedOn is { } on && !h.OnSpot ? Dirt.Date(on, i + 1) : "";
            sheet.Add(Text($"手登{i + 1:d3}"), h.Premises.Point, null, name, Dirt.Date(h.FoundOn, i), h.Officer.Name, HazardKinds.Word(h.Kind), h.Text, h.Grade == "major" ? "重大" : "一般",
                dice.Weighed(("检查", 8), ("夜查", 1), ("12345", 1), ("网格", 1), ("自查", 1)), h.DueOn is { } due ? Dirt.Date(due, i + 2) : "",
                h.OnSpot ? "当场改正" : h.State switch { "closed" => i % 2 == 0 ? "已整改" : "已销案", "rectifying" => "整改中", _ => "未整改" }, closed,
                h.Fine is not { } fine ? "" : dice.Chance(0.5) ? "***元" : Text($"{fine:#,0}元"));
        }

        void Odd(string number, string name, string found, string closed, string fine) =>
            sheet.Add(number, null, null, name, found, "覃卫东", "电气线路", "私拉乱接电线", "一般", "检查", "2026.10.30", "已整改", closed, fine);
        Odd("手登901", "早已关门的录像厅", "2026年9月1日", "2026/9/20", "");
        Odd("手登902", own.First(h => bearers[h.Premises.Name] > 1).Premises.Name, "2026年9月2日", "2026/9/20", "***元");
        Odd("手登903", alone[0].Premises.Name, "2026年9月21日", "2026/9/3", "");
        sheet.Rows.Add(sheet.Rows[7]);
        sheet.Rows.Add(["合计", "", "", "", "", "", "", "", "", "", "", ""]);
    }

    /// <summary>The first column over the rows below it that say nothing there.</summary>
    /// <param name="firstRow">Number of the first row below the header, from 1.</param>
    private static IEnumerable<string> Merged(Sheet sheet, int firstRow)
    {
        var first = 0;
        for (var i = 1; i <= sheet.Rows.Count; i++)
        {
            if (i == sheet.Rows.Count || sheet.Rows[i][0].Length > 0)
            {
                if (i - first > 1)
                {
                    yield return Text($"A{firstRow + first}:A{firstRow + i - 1}");
                }

                first = i;
            }
        }
    }

    private static IEnumerable<Address> Doors(Town town) => town.Addresses.Where(a => a.Unit is null && !a.Street.EndsWith('组') && a.Number.All(char.IsAsciiDigit));

    private static void Csv(string file, Encoding encoding, Sheet sheet) => File.WriteAllText(
        file, string.Concat(sheet.Rows.Prepend(sheet.Header).Select(r => string.Join(',', r.Select(Quoted)) + "\r\n")), encoding);

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0
        ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Layer">What its rows are.</param>
/// <param name="Truth">By the row's own number, or its name where it has none: metres of the <see cref="Ground"/>. Rows whose place nobody knows are absent.</param>
public sealed record ExampleFile(string Path, string Layer, IReadOnlyDictionary<string, Coordinate> Truth);

/// <summary>The rows of a list while it is written, and what is true of them.</summary>
internal sealed class Sheet(string[] header)
{
    public string[] Header { get; } = header;
    public List<string[]> Rows { get; } = [];
    public Dictionary<string, Coordinate> Truth { get; } = new(StringComparer.Ordinal);

    /// <param name="before">A cell before the number; null: the number comes first.</param>
    public void Add(string number, Coordinate? truth, string? before, params string[] cells)
    {
        Rows.Add(before is null ? [number, .. cells] : [before, number, .. cells]);
        if (truth is not null)
        {
            Truth[number] = truth;
        }
    }
}
