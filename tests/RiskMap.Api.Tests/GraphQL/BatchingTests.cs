namespace RiskMap.Api.Tests.GraphQL;

/// <summary>
/// One statement for each level of a question, however many things stand on it. Counted in the steady state: the area's record, its
/// datasets and its coverage are kept by version of the data.
/// </summary>
public sealed class BatchingTests(SteadyTown town) : IClassFixture<SteadyTown>
{
    [Theory]
    [InlineData("fifty buildings with their zones and nearest hydrant", 3,
        "buildings(first: 50) { nodes { name zones { nameEn } nearestHydrant { distanceMetres hydrant { number } method { name } } } }")]
    [InlineData("with the datasets that all of them come from", 3,
        "buildings(first: 50) { nodes { dataset { name } zones { nameEn dataset { name } } nearestHydrant { hydrant { number dataset { name } } } } }")]
    [InlineData("with geometry, which comes with the rows", 3,
        "buildings(first: 50) { nodes { geometry zones { nameEn } nearestHydrant { hydrant { geometry } } } }")]
    [InlineData("with polygons of zones, which are read for those who ask", 3, "buildings(first: 50) { nodes { geometry zones { geometry } } }")]
    [InlineData("with the hydrants' state on a day and their outages", 5,
        "buildings(first: 50) { nodes { zones { nameEn } nearestHydrant { hydrant { usable outages { reason } } } } }")]
    [InlineData("roads with their hydrants", 2, "roads(first: 20) { nodes { geometry hydrants(metres: 2000) { number geometry } } }")]
    [InlineData("roads with their hydrants near and far", 3,
        "roads(first: 20) { nodes { near: hydrants(metres: 50) { number } far: hydrants(metres: 2000) { number } } }")]
    [InlineData("zones with their fires of a year and coverage", 2,
        "zones(first: 9) { nodes { incidentCount(from: \"2019-01-01\", to: \"2019-12-31\") { count } hydrantCoverage { failingCount } } }")]
    [InlineData("failing buildings with the hydrant nearest to each", 3,
        "hydrantCoverage { buildings(first: 50, filter: { failing: true }) { nodes { address nearestHydrant { number } building { use } } } }")]
    public async Task A_question_costs_a_statement_for_each_level(string question, int statements, string query)
    {
        await town.AreaAsync(query);
        using var seen = new Statements(town.Connection);

        await town.AreaAsync(query);

        seen.ShouldBe(statements, question);
    }

    [Fact]
    public async Task The_list_of_fifty_buildings_is_one_of_fifty_and_not_of_none()
    {
        var nodes = (await town.AreaAsync("buildings(first: 50) { nodes { zones { nameEn } nearestHydrant { hydrant { number } } } }"))["buildings"]!["nodes"]!.AsArray();
        nodes.Count.ShouldBe(50);
        nodes.Count(b => b!["zones"]!.AsArray().Count > 0).ShouldBeGreaterThan(45);
        nodes.ShouldAllBe(b => b!["nearestHydrant"]!["hydrant"]!["number"] != null);
    }
}

/// <summary>A town whose record of areas is read once and kept for longer than a test takes.</summary>
public sealed class SteadyTown : Town
{
    protected override (string Name, string Value)[] Settings => [("RISKMAP_FRESHNESS_MS", "60000")];
}
