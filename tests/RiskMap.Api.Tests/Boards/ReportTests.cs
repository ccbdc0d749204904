using System.Text.Json.Nodes;
using RiskMap.Api.Reports;

namespace RiskMap.Api.Tests.Boards;

/// <summary>Paragraphs of yearly reports: what each number counts, whether the record says the same, and what cannot be true whatever it says.</summary>
[Collection(nameof(County))]
public sealed class ReportTests(County county)
{
    [Theory]
    // As brigades write (FIELD.md, s000 to s004).
    [InlineData("2025年，大队共检查单位408家，整改隐患446处，1家重大火灾隐患整改销案。", "premises_visited 408 家 2025-01-01|hazards_closed 446 处 2025-01-01|major_closed 1 家 2025-01-01")]
    [InlineData("全年发生火灾128起，同比下降11.1%。", "fires 128 起 2024-01-01|fires_change -11.1 % 2024-01-01")]
    [InlineData("2023年1—6月，防火巡查14632家，发现隐患17528处，查封7家，责令三停7家，罚款9.99万元。",
        "premises_visited 14632 家 2023-01-01|hazards_found 17528 处 2023-01-01|sealed 7 家 2023-01-01|stopped 7 家 2023-01-01|penalty_amount 99900 元 2023-01-01")]
    [InlineData("检查单位８００家，下发责令改正通知书２０９份，处罚２０９份。", "premises_visited 800 家 2024-01-01|orders 209 份 2024-01-01|penalties 209 份 2024-01-01")]
    [InlineData("接警1,164次，出动2330辆次，抢救83人。", "calls 1164 次 2024-01-01|vehicles 2330 辆次 2024-01-01|rescued 83 人 2024-01-01")]
    [InlineData("摸排187栋高层建筑，新建市政消火栓30个，1087户特困家庭安装感烟报警器。", "high_rises 187 栋 2024-01-01|hydrants_built 30 个 2024-01-01|households_alarm 1087 户 2024-01-01")]
    [InlineData("死亡3人、受伤5人，直接财产损失1.2亿元。", "deaths 3 人 2024-01-01|injuries 5 人 2024-01-01|loss 120000000 元 2024-01-01")]
    [InlineData("拨打12345热线，第3季度依据GB50974开展检查，检查单位***家。", "premises_visited  家 2024-07-01")]
    [InlineData("新增紫色大象42头。", "? 42  2024-01-01")]
    [InlineData("共检查单位三家，发生火灾二十起，整改隐患一千二百处。", "premises_visited 3 家 2024-01-01|fires 20 起 2024-01-01|hazards_closed 1200 处 2024-01-01")]
    [InlineData("直接财产损失一点二亿元，罚款三十万元，检查单位1.5万家。", "loss 120000000 元 2024-01-01|penalty_amount 300000 元 2024-01-01|premises_visited 15000 家 2024-01-01")]
    [InlineData("与商户一起排查隐患，一般隐患统一整改，数百家单位参加，责令三停。全年发生一起火灾。", "fires 1 起 2024-01-01")]
    [InlineData("In 2023 the brigade made 1,500 visits and found 759 hazards; 446 hazards were rectified.", "visits 1500 visits 2023-01-01|hazards_found 759 hazards 2023-01-01|hazards_closed 446 hazards 2023-01-01")]
    public void Numbers_are_read_with_what_they_count(string text, string expected)
    {
        var read = ReportTextAnalysis.Read(text, ReportPhrases.Known.Phrases, (new(2024, 1, 1), new(2024, 12, 31)));
        string.Join('|', read.Select(n => FormattableString.Invariant($"{(n.Phrase is null ? "?" : n.Phrase.Code + (n.IsChange ? "_change" : ""))} {n.Value} {n.Unit} {n.Period?.From:yyyy-MM-dd}"))).ShouldBe(expected);
        // Where a number is said to stand, there it stands.
        read.ShouldAllBe(n => text.Substring(n.At.Start, 1).Any(c => char.IsDigit(c) || c == '*' || HanNumeralAnalysis.Signs.Contains(c)));
    }

    [Theory]
    [InlineData("约50家", 45, 55)]
    [InlineData("300余家", 300, 400)]
    [InlineData("1万余家", 10000, 20000)]
    [InlineData("近1000家", 900, 1000)]
    [InlineData("50家", 50, 50)]
    public void About_is_a_range(string text, double low, double high)
    {
        var number = ReportTextAnalysis.Read("检查单位" + text, ReportPhrases.Known.Phrases, null).Single();
        (number.Low, number.High, number.Approximate).ShouldBe((low, high, low != high));
    }

    [Theory]
    [InlineData("三", 3, 0)]
    [InlineData("十", 10, 0)]
    [InlineData("十五", 15, 0)]
    [InlineData("二十", 20, 0)]
    [InlineData("两百零五", 205, 0)]
    [InlineData("一千二百", 1200, 0)]
    [InlineData("一千二", 1200, 0)]
    [InlineData("一千零二", 1002, 0)]
    [InlineData("叁佰贰拾", 320, 0)]
    [InlineData("一万二", 12000, 0)]
    [InlineData("三万", 30000, 5000)]
    [InlineData("三点五万", 35000, 500)]
    [InlineData("一点二亿", 120000000, 5000000)]
    [InlineData("一亿二千万", 120000000, 5000)]
    [InlineData("十二万三千四百五十六", 123456, 0)]
    [InlineData("百", 100, 0)]
    [InlineData("零点五", 0.5, 0.05)]
    public void Numbers_in_characters_are_read(string text, double value, double tolerance)
    {
        var read = HanNumeralAnalysis.Read(text)!.Value;
        read.Value.ShouldBe(value, 1e-6);
        read.Tolerance.ShouldBe(tolerance == 0 ? 1e-9 : tolerance, 1e-6);
    }

    [Theory]
    [InlineData("十十")]
    [InlineData("百千")]
    [InlineData("三四")]
    [InlineData("万")]
    [InlineData("三点")]
    [InlineData("百百家")]
    public void Characters_that_are_no_number_are_not_read(string text) => HanNumeralAnalysis.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("发现火灾隐患759处，督改隐患7962处。", "RECTIFIED_OVER_FOUND")]
    [InlineData("发现火灾隐患759处，督改隐患446处。", "")]
    [InlineData("共检查单位800家，其中商场500家、学校400家。", "PARTS_NOT_TOTAL")]
    [InlineData("共检查单位800家，其中商场300家、学校400家。", "")]
    [InlineData("发生火灾128起，去年同期144起，同比下降11.1%。", "")]
    [InlineData("发生火灾128起，去年同期144起，同比下降21%。", "PERCENT_WRONG")]
    [InlineData("发现隐患200处，整改隐患150处，整改率98%。", "PERCENT_WRONG")]
    [InlineData("全年发生火灾128起。冬季形势平稳。全年共发生火灾131起。", "TOLD_TWICE")]
    [InlineData("大队发现隐患17528处。全县发现隐患19591处。", "")]
    public void What_cannot_be_true_is_told_whatever_is_on_record(string text, string code) =>
        string.Join(' ', ContradictionAnalysis.Find(text, ReportTextAnalysis.Read(text, ReportPhrases.Known.Phrases, (new(2024, 1, 1), new(2024, 12, 31)))).Select(c => c.Code)).ShouldBe(code);

    [Fact]
    public async Task Each_number_stands_beside_the_record_and_opens_its_list()
    {
        var visits = await county.SqlAsync<int>("SELECT count(*)::int FROM inspections WHERE area = 'town' AND (visited_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2025-01-01' AND '2025-06-30'");
        var found = await county.SqlAsync<int>("SELECT count(*)::int FROM hazards WHERE area = 'town' AND found_on BETWEEN '2025-01-01' AND '2025-06-30'");
        var text = $"2025年上半年，开展检查{visits}次，发现火灾隐患{found + 9}处，罚款约5万元，发生火灾12起，宣传***场，检查单位200余家。";
        var check = (await county.AskAsync(
            """
            query($t: String!) { area(code: "town") { checkReport(text: $t) { agrees differs approximateOk cannotSay contradictions { code } method { name }
                numbers { start length written value counts from to periodFrom verdict difference reason ours { value list { kind filter } } } } } }
            """, "en", new { t = text }))["data"]!["area"]!["checkReport"]!;
        var numbers = check["numbers"]!.AsArray().ToDictionary(n => n!["counts"]?.GetValue<string>() ?? "", n => n!);
        $"{numbers["visits"]["verdict"]} {numbers["visits"]["from"]} {numbers["visits"]["to"]} {numbers["visits"]["periodFrom"]}".ShouldBe("AGREES 2025-01-01 2025-06-30 TEXT");
        $"{numbers["hazards_found"]["verdict"]} {numbers["hazards_found"]["difference"]}".ShouldBe("DIFFERS 9");
        JsonNode.Parse(numbers["hazards_found"]["ours"]!["list"]!["filter"]!.GetValue<string>())!["foundFrom"]!.GetValue<string>().ShouldBe("2025-01-01");
        // The record of fires ends in 2022, what is masked is not known, and what nobody keeps is not guessed.
        $"{numbers["fires"]["verdict"]} {numbers["publicity"]["verdict"]}".ShouldBe("CANNOT_SAY CANNOT_SAY");
        $"{numbers["premises_visited"]["verdict"]}".ShouldBe("APPROXIMATE_OK");
        var written = numbers["penalty_amount"];
        text.Substring(written["start"]!.GetValue<int>(), written["length"]!.GetValue<int>()).ShouldBe(written["written"]!.GetValue<string>());
        (check["agrees"]!.GetValue<int>() + check["differs"]!.GetValue<int>() + check["approximateOk"]!.GetValue<int>() + check["cannotSay"]!.GetValue<int>()).ShouldBe(6);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_and_a_hostile_one_takes_no_time()
    {
        (await county.AskAsync("query($t: String!) { area(code: \"town\") { checkReport(text: $t) { agrees } } }", "en", new { t = new string('1', 20_001) }))["errors"]![0]!["extensions"]!["code"]!
            .GetValue<string>().ShouldBe("TEXT_TOO_LONG");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in new[] { new string('1', 20_000), new string('*', 20_000), string.Concat(Enumerable.Repeat("比上年同期", 4000)), string.Concat(Enumerable.Repeat("检查1,", 5000)), string.Concat(Enumerable.Repeat("其中", 10_000)) })
        {
            ReportTextAnalysis.Read(text, ReportPhrases.Known.Phrases, null).Count.ShouldBeLessThanOrEqualTo(ReportTextAnalysis.MostNumbers);
        }

        clock.Elapsed.TotalSeconds.ShouldBeLessThan(5);
    }
}
