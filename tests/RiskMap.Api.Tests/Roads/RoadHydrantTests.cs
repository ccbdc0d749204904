namespace RiskMap.Api.Tests.Roads;

public sealed class RoadHydrantTests(Town town)
{
    [Theory]
    [InlineData(50)]
    [InlineData(400)]
    [InlineData(5000)]
    public async Task A_road_has_the_hydrants_within_metres_of_it(int metres)
    {
        var roads = (await town.AreaAsync($"roads {{ nodes {{ featureId hydrants(metres: {metres}) {{ featureId }} }} }}"))["roads"]!["nodes"]!.AsArray();
        var found = roads.SelectMany(r => r!["hydrants"]!.AsArray().Select(h => (r["featureId"]!.GetValue<int>(), h!["featureId"]!.GetValue<int>())));
        var expected = await town.SqlAsync<string>("""
            SELECT coalesce(string_agg(format('(%s, %s)', r.feature_id, h.feature_id), ' ' ORDER BY r.feature_id, h.feature_id), '')
            FROM roads r, hydrants h
            WHERE r.area = 'town' AND h.area = 'town' AND ST_Distance(r.geom::geography, h.geom::geography) <= @metres
            """, new { metres });
        string.Join(' ', found).ShouldBe(expected);
    }
}
