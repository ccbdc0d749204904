using Dapper;
using RiskMap.DataImport.Demo;
using RiskMap.Tests;

namespace RiskMap.DataImport.Tests.Demo;

public sealed class DemoDistrictTests(DemoDatabase db) : IClassFixture<DemoDatabase>
{
    [Fact]
    public async Task It_is_filled_in_once_and_anew_only_when_asked()
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<int>("SELECT sum(rejected + mended + repeated)::int FROM import_runs WHERE area = 'demo'")).ShouldBe(0);
        (await connection.ExecuteScalarAsync<bool>("SELECT generated FROM areas WHERE area = 'demo'")).ShouldBeTrue();
        (await connection.ExecuteScalarAsync<int>("SELECT count(*)::int FROM roads WHERE area = 'demo' AND bridge")).ShouldBe(3);
        var before = await connection.QueryAsync<(string, long)>(Contents);

        (await DemoDistrict.FillAsync(db.Source, anew: false)).ShouldBeNull();
        (await connection.QueryAsync<(string, long)>(Contents)).ShouldBe(before);

        await connection.ExecuteAsync("UPDATE hydrants SET state = 'no_water'; DELETE FROM rounds; DELETE FROM zones; UPDATE hazards SET state = 'found'");
        var reports = await DemoDistrict.FillAsync(db.Source, anew: true);
        reports.ShouldNotBeNull();
        reports.ShouldAllBe(r => r.Report.Rejected == 0 && r.Report.Mended == 0 && r.Report.Repeated == 0);
        (await connection.QueryAsync<(string, long)>(Contents)).Where(c => c.Item1 != "version").ShouldBe(before.Where(c => c.Item1 != "version"));
    }

    private const string Contents = """
        SELECT 'version', data_version FROM areas WHERE area = 'demo'
        UNION ALL SELECT 'hydrants', sum(hashtext(source_id || state || feature_id)) FROM hydrants
        UNION ALL SELECT 'outages', count(*) FROM hydrant_outages
        UNION ALL SELECT 'obstructions', count(*) FROM fire_lane_obstructions
        UNION ALL SELECT 'buildings', sum(hashtext(source_id || storeys || feature_id)) FROM buildings
        UNION ALL SELECT 'incidents', sum(hashtext(source_id || feature_id)) FROM incidents
        UNION ALL SELECT 'zones', count(*) FROM zones
        UNION ALL SELECT 'rounds', sum(hashtext(id || state)) FROM rounds
        UNION ALL SELECT 'premises of rounds', count(*) FROM round_premises
        UNION ALL SELECT 'hazards', sum(hashtext(source_id || state || kind || coalesce(round::text, ''))) FROM hazards
        UNION ALL SELECT 'hazards that name all they should', count(premises) + count(division) + count(inspection) + count(returns) FROM hazards
        UNION ALL SELECT 'steps', count(*) FROM hazard_steps
        UNION ALL SELECT 'answers', count(hazard) FROM inspection_answers
        ORDER BY 1
        """;
}
