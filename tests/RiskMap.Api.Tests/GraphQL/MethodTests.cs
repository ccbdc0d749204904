using System.Text.RegularExpressions;

namespace RiskMap.Api.Tests.GraphQL;

/// <summary>Whoever reads a computed number can read how it was computed, from which version of the data.</summary>
public sealed partial class MethodTests(Town town)
{
    /// <summary>
    /// Parts of an answer that carries the method for all of them, what has answers that carry it, plain numbers of rows, what people saved or
    /// measured themselves, and what a dry run
    /// or a geocoder wrote down once, with its source, level and confidence beside it.
    /// </summary>
    private static readonly string[] Parts =
        [
            "Zone", "ZoneRank", "BuildingVerdict", "HeatGrid", "HeatClass", "BacktestLevel", "BacktestScore", "CapturePoint", "OriginRate",
            "BacktestOrigin", "BandwidthChoice", "BandwidthTried", "PrecisionCount", "IncidentCell", "MonthCount", "WordCount",
            "DistanceList", "HydrantProposal", "ZoneKind", "Dataset", "ImportRun", "LocationCandidate", "PreviewRow", "RowLocation",
            "UnlocatedRow", "ReachedHydrant", "Suggestion", "VerdictShare", "AloneServed", "HotSpot", "HydrantBeside", "VerdictBreakdown",
            "VerdictCodeList", "SavedScenario", "HydrantRound", "HydrantOfRound", "HistoryEntry", "Photo", "SimilarIncident", "TownAlarms", "CampaignTown", "TownRank", "YearFigure", "RiskScore", "RiskInputSummary", "RiskLevelSummary", "RiskFit", "RocPoint",
            "KindCount", "ProposalReason", "ZoneProposal",
        ];

    [Fact]
    public async Task Every_type_with_a_computed_number_has_a_method()
    {
        var types = (await town.AskAsync("{ __schema { types { name kind fields { name type { kind name ofType { name } } } } } }"))
            ["data"]!["__schema"]!["types"]!.AsArray();
        var computing = types.Where(t => t!["kind"]!.GetValue<string>() == "OBJECT" && t["fields"]!.AsArray().Any(f => IsComputed(f!["name"]!.GetValue<string>())))
            .ToDictionary(t => t!["name"]!.GetValue<string>(), t => t!["fields"]!.AsArray().Any(f => f!["name"]!.GetValue<string>() == "method"));
        computing.Keys.ShouldContain("NearestHydrant");
        computing.Where(t => !t.Value && !t.Key.EndsWith("Connection", StringComparison.Ordinal)).Select(t => t.Key).ShouldBeSubsetOf(Parts);
    }

    [Theory]
    [InlineData("counts { method { ...M } }", "counts", "")]
    [InlineData("building(featureId: 1) { nearestHydrant(asOf: \"2026-01-01\") { method { ...M } } }", "building.nearestHydrant", "asOf of projection")]
    [InlineData("zone(featureId: 4) { incidentCount(to: \"2019-12-31\") { method { ...M } } }", "zone.incidentCount", "from to timeZone")]
    [InlineData("zone(featureId: 4) { hydrantCoverage { method { ...M } } }", "zone.hydrantCoverage", "radius asOf of projection")]
    [InlineData("zoneRanking { method { ...M } }", "zoneRanking", "radius asOf of kind from to")]
    [InlineData("incidentDensity { method { ...M } }", "incidentDensity", "bandwidth kernel standardDeviation bandwidthChosenBy from to filter streetReach")]
    [InlineData("backtest { method { ...M } }", "backtest", "bandwidth cell gridPositions ground interval")]
    [InlineData("incidentBreakdown { method { ...M } }", "incidentBreakdown", "from to timeZone folded")]
    [InlineData("buildingRisk { method { ...M } }", "buildingRisk", "asOf of ownWithin nearWithin period weightsMoveBy draws seed")]
    [InlineData("buildingRisk { card { method { ...M } } }", "buildingRisk.card", "visits cell gridPositions interval")]
    [InlineData("incidentCells { method { ...M } }", "incidentCells", "shape cell from to filter falseDiscoveries exposure leastExposure")]
    [InlineData("weekBoard { method { ...M } }", "weekBoard", "from to asOf timeZone sealDays")]
    [InlineData("monthBoard { method { ...M } }", "monthBoard", "weight.overdue weightsMoveBy draws seed rankInterval leastPremises")]
    [InlineData("yearBoard { method { ...M } }", "yearBoard", "from to beforeFrom shareOfYear projection change")]
    [InlineData("checkReport(text: \"检查单位8家\") { method { ...M } }", "checkReport", "from to phrases mostNumbers")]
    [InlineData("highRises { method { ...M } }", "highRises", "asOf dwellingOver otherOver superOver")]
    [InlineData("ebikePorts { method { ...M } }", "ebikePorts", "asOf portsPerBike level")]
    [InlineData("householdAlarms { method { ...M } }", "householdAlarms", "smallest")]
    [InlineData("incidentHotSpots { method { ...M } }", "incidentHotSpots", "from to within least filter")]
    public async Task A_method_names_itself_its_parameters_and_the_version_of_the_data(string fields, string path, string parameters)
    {
        var answer = await town.AskAsync(
            $$"""{ area(code: "town") { dataVersion {{fields}} } } fragment M on Method { name parameters { name value } dataVersion computedAt }""", "zh-CN");
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        var area = answer["data"]!["area"]!;
        var method = path.Split('.').Aggregate(area, (node, step) => node[step]!)["method"]!;
        method["name"]!.GetValue<string>().ShouldMatch(@"\p{IsCJKUnifiedIdeographs}");
        method["dataVersion"]!.ToJsonString().ShouldBe(area["dataVersion"]!.ToJsonString());
        var named = method["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ToList();
        parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBeSubsetOf(named);
    }

    private static bool IsComputed(string field) => Computed().IsMatch(field);

    [GeneratedRegex("(Share|(?<![aA]c)[cC]ount|Metres|PerYear|^maximum|^values)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Computed();
}
