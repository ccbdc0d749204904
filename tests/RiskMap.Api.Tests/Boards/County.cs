using Dapper;

namespace RiskMap.Api.Tests.Boards;

/// <summary>One county for all tests of the room, which run one after the other.</summary>
[CollectionDefinition(nameof(County))]
public sealed class CountyTests : ICollectionFixture<County>;

/// <summary>
/// The town with what its brigade keeps: four towns and two villages in it, 240 premises, 900 hazards of two years, 1,200 visits, filings, rounds, a campaign,
/// charging sites, households. One host for the whole room; the same at every run.
/// </summary>
public sealed class County : Town
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync(Sql);
    }

    private const string Sql = """
        SELECT setseed(0.7);
        INSERT INTO areas (area, name_en, time_zone, data_version) VALUES ('bare', 'Nothing kept', 'Asia/Shanghai', 1);
        INSERT INTO datasets (area, id, layer, name, crs_src) SELECT 'town', gen_random_uuid(), l, l, 'EPSG:4326'
            FROM unnest('{divisions,premises,inspections,hazards,campaigns,charging_sites,households}'::text[]) l;
        CREATE TEMP VIEW ds AS SELECT id, layer FROM datasets WHERE area = 'town';

        -- Four towns in quarters; the fourth has nearly nothing. Two villages in the first.
        INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_zh, name_en, geom)
            SELECT 'town', ('00000000-0000-0000-0000-00000000000' || n + 1)::uuid, ds.id, n::text, '', n, 'town', (ARRAY['城关镇','东乡','西乡','山乡'])[n + 1], (ARRAY['Chengguan','East','West','Hill'])[n + 1],
                ST_Multi(ST_MakeEnvelope(111.87 + n % 2 * 0.03, 29.57 + n / 2 * 0.03, 111.90 + n % 2 * 0.03, 29.60 + n / 2 * 0.03, 4326))
            FROM ds, generate_series(0, 3) n WHERE ds.layer = 'divisions';
        INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, level, name_zh, geom)
            SELECT 'town', ('00000000-0000-0000-0000-0000000000a' || n)::uuid, ds.id, 'v' || n, '', 10 + n, 'village', '社区' || n,
                ST_Multi(ST_MakeEnvelope(111.87 + n * 0.01, 29.57, 111.88 + n * 0.01, 29.60, 4326))
            FROM ds, generate_series(0, 2) n WHERE ds.layer = 'divisions';

        -- Towns 1 to 3 have 78 premises each, the fourth 3; of three the place is not known.
        INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, supervision, crowded, credit, height_m, storeys, cladding, cladding_plate, address, opened_on, closed_on, building, geom)
            SELECT 'town', ('10000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, ds.id, n::text, '', n, '单位' || n,
                (ARRAY['shop','restaurant','residential','hotel','warehouse','unknown'])[1 + n % 6], (ARRAY['key','general','small','unknown'])[1 + n % 4],
                CASE n % 3 WHEN 0 THEN true WHEN 1 THEN false END, CASE WHEN n % 40 = 0 THEN 'dishonest' WHEN n % 41 = 0 THEN 'seriously_dishonest' ELSE 'normal' END,
                CASE WHEN n % 20 = 0 THEN 26 WHEN n % 20 = 1 THEN 30 WHEN n % 50 = 2 THEN 120 END, CASE WHEN n % 20 < 2 AND n % 3 > 0 THEN 9 WHEN n % 20 > 10 THEN 3 END,
                (ARRAY['unknown','b1','a','b3','none'])[1 + n % 5], CASE WHEN n % 4 = 0 THEN true WHEN n % 4 = 1 THEN false END, '中山路' || n || '号',
                DATE '2020-01-01' + n, CASE WHEN n % 37 = 0 THEN DATE '2025-06-30' END, CASE WHEN n % 6 = 2 THEN (SELECT id FROM buildings b WHERE b.area = 'town' AND b.feature_id = n) END,
                CASE WHEN n < 237 THEN ST_SetSRID(ST_MakePoint(
                    111.871 + (CASE WHEN n < 234 THEN n % 3 ELSE 3 END) % 2 * 0.03 + random() * 0.028, 29.571 + (CASE WHEN n < 234 THEN n % 3 ELSE 3 END) / 2 * 0.03 + random() * 0.028), 4326) END
            FROM ds, generate_series(0, 239) n WHERE ds.layer = 'premises';
        SELECT riskmap_fn.refresh_divisions('town', 'premises');
        INSERT INTO premises_filings (area, premises, kind, filed_on, due_on)
            SELECT 'town', p.id, k, CASE WHEN p.feature_id % 3 = 0 THEN DATE '2025-03-01' END, CASE WHEN p.feature_id % 8 > 0 THEN DATE '2026-01-05' + (p.feature_id % 20) END
            FROM premises p, unnest('{managers,maintenance,self_assessment}'::text[]) k WHERE p.area = 'town' AND p.supervision = 'key' AND (k <> 'maintenance' OR p.feature_id % 2 = 0);
        INSERT INTO premises_contacts (area, id, premises, role, name, phone)
            SELECT 'town', gen_random_uuid(), id, 'responsible', '王某' || feature_id, '1380000' || lpad(feature_id::text, 4, '0') FROM premises WHERE area = 'town' AND feature_id < 20;

        INSERT INTO campaigns (area, id, dataset, source_id, content_hash, feature_id, name, topic, from_on, to_on, premises_kinds, target, target_unit)
            SELECT 'town', ('20000000-0000-0000-0000-00000000000' || n)::uuid, ds.id, n::text, '', n, (ARRAY['动火作业专项整治','电动自行车整治','餐饮场所整治'])[n], 'hot_work', DATE '2025-09-01', DATE '2026-02-28',
                CASE n WHEN 3 THEN 'restaurant hotel' END, (ARRAY[150, 60, 80])[n], (ARRAY['visits','hazards_closed','premises'])[n]
            FROM ds, generate_series(1, 3) n WHERE ds.layer = 'campaigns';

        -- Visits of two years; of one in five the hour is not known, of one in fifty the premises are not.
        INSERT INTO inspections (area, id, dataset, source_id, content_hash, feature_id, premises, visited_at, time_precision, kind, inspectors, result, campaign, hazards_found, geom)
            SELECT 'town', gen_random_uuid(), ds.id, n::text, '', n, CASE WHEN n % 50 > 0 THEN p.id END, TIMESTAMPTZ '2024-01-10 09:30+08' + n * INTERVAL '14 hours 37 minutes',
                CASE WHEN n % 5 = 0 THEN 'day' ELSE 'minute' END, 'daily', '张三、李四', 'unknown', CASE WHEN n > 1000 THEN ('20000000-0000-0000-0000-00000000000' || 1 + n % 3)::uuid END, n % 4, p.geom
            FROM ds, generate_series(0, 1199) n JOIN premises p ON p.area = 'town' AND p.feature_id = (n * 7) % 234 WHERE ds.layer = 'inspections';
        SELECT riskmap_fn.refresh_divisions('town', 'inspections');
        -- Nobody ever opened the door of the 33rd.
        UPDATE inspections i SET result = 'not_entered' FROM premises p WHERE i.area = 'town' AND p.area = 'town' AND p.id = i.premises AND p.feature_id = 33;

        -- Hazards: closed in time, closed late, open, overdue, without a date, without premises, come back.
        INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, premises, kind, grade, found_by, state, found_on, ordered_on, due_on, closed_on, on_spot, sealed_on, lifted_on, stopped_on,
                penalty_on, penalty_amount, campaign, officer, geom)
            SELECT 'town', ('30000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, ds.id, n::text, '', n, CASE WHEN n % 30 > 0 THEN p.id END,
                CASE WHEN n % 25 = 0 THEN 'unknown' WHEN n % 25 = 1 THEN 'other' ELSE (ARRAY['exit_blocked','wiring','extinguisher_expired','e_bike_indoors'])[1 + n % 4] END,
                CASE WHEN n % 60 = 7 THEN 'major' WHEN n % 45 = 8 THEN 'unknown' ELSE 'ordinary' END, 'inspection',
                CASE WHEN n % 7 = 0 THEN 're_check' WHEN n % 7 = 1 THEN 'ordered' WHEN n % 70 = 2 THEN 'found' ELSE 'closed' END,
                f.on, f.on + 1, CASE WHEN n % 11 > 0 THEN f.on + 20 END,
                CASE WHEN n % 7 > 1 AND n % 70 <> 2 AND n % 110 <> 5 THEN f.on + (n * 13) % 30 END, n % 13 = 3,
                CASE WHEN n % 29 = 4 THEN f.on + 2 END, CASE WHEN n % 58 = 4 THEN f.on + 25 END, CASE WHEN n % 97 = 9 THEN f.on + 3 END,
                CASE WHEN n % 17 = 6 THEN f.on + 5 END, CASE WHEN n % 34 = 6 THEN 2000 + n END,
                CASE WHEN n > 700 THEN ('20000000-0000-0000-0000-00000000000' || 1 + n % 3)::uuid END, '张三', p.geom
            FROM ds, generate_series(0, 899) n, LATERAL (SELECT DATE '2024-01-12' + n * 728 / 900 AS on) f, LATERAL (SELECT * FROM premises q WHERE q.area = 'town' AND q.feature_id = (n * 11) % 234) p
            WHERE ds.layer = 'hazards';
        -- Of two of the penalties the steps are on record too, and one had a penalty before: of 900 yuan, then of no known sum.
        INSERT INTO hazard_steps (area, id, hazard, kind, to_state, "on", who, amount)
            SELECT 'town', gen_random_uuid(), h.id, s.kind, 'unknown', s.day, 'ledger', s.amount FROM hazards h, LATERAL (VALUES
                (6, 'penalty', h.penalty_on, NULL), (23, 'penalty', h.penalty_on, NULL), (23, 'penalty', h.penalty_on - 1, 900), (23, 'ordered', h.ordered_on - 1, NULL), (4, 'sealed', h.sealed_on - 1, NULL)) s (n, kind, day, amount)
            WHERE h.area = 'town' AND h.feature_id = s.n;
        SELECT riskmap_fn.link_returns('town');
        SELECT riskmap_fn.refresh_divisions('town', 'hazards');

        INSERT INTO rounds (area, id, zone, number, state, planned_on, due_on)
            SELECT 'town', ('40000000-0000-0000-0000-00000000000' || z.feature_id)::uuid, z.id, 1, (ARRAY['inspecting','planned','closed'])[1 + z.feature_id], DATE '2026-01-05', DATE '2026-01-08' + 5 * z.feature_id
            FROM zones z WHERE z.area = 'town' AND z.feature_id < 3;
        INSERT INTO round_premises (area, round, premises)
            SELECT 'town', '40000000-0000-0000-0000-000000000000', id FROM premises WHERE area = 'town' AND feature_id BETWEEN 10 AND 40;
        UPDATE inspections SET round = '40000000-0000-0000-0000-000000000000' WHERE area = 'town' AND premises IN (SELECT id FROM premises WHERE area = 'town' AND feature_id BETWEEN 10 AND 20);

        INSERT INTO charging_sites (area, id, dataset, source_id, content_hash, feature_id, ports, installed_on, removed_on, geom)
            SELECT 'town', gen_random_uuid(), ds.id, n::text, '', n, (ARRAY[10, 12, 8, NULL, 20, 6, 4])[n + 1], CASE WHEN n = 4 THEN DATE '2027-01-01' END, CASE WHEN n = 5 THEN DATE '2025-01-01' END,
                CASE WHEN n < 6 THEN ST_SetSRID(ST_MakePoint(111.875 + (ARRAY[0, 0, 1, 1, 0, 0])[n + 1] * 0.01, 29.58), 4326) END
            FROM ds, generate_series(0, 6) n WHERE ds.layer = 'charging_sites';
        INSERT INTO place_facts (area, layer, row, name, as_of, value, source, who) VALUES
            ('town', 'divisions', '00000000-0000-0000-0000-0000000000a0', 'ebikes', '2024-12-31', 90, '派出所', 'Li'),
            ('town', 'divisions', '00000000-0000-0000-0000-0000000000a0', 'ebikes', '2025-12-31', 200, '派出所', 'Li'),
            ('town', 'divisions', '00000000-0000-0000-0000-0000000000a1', 'ebikes', '2025-12-31', 35, '派出所', 'Li'),
            ('town', 'areas', '00000000-0000-0000-0000-000000000000', 'target_visits', '2025-01-01', 500, '年度计划', 'Li'),
            ('town', 'areas', '00000000-0000-0000-0000-000000000000', 'target_hazards_closed', '2025-01-01', 1000, '年度计划', 'Li');
        INSERT INTO households (area, id, dataset, source_id, content_hash, feature_id, division, name, phone, lives_alone, alarm)
            SELECT 'town', gen_random_uuid(), ds.id, n::text, '', n, CASE WHEN n < 60 THEN '00000000-0000-0000-0000-000000000001'::uuid WHEN n < 63 THEN '00000000-0000-0000-0000-000000000002'::uuid
                    WHEN n < 90 THEN '00000000-0000-0000-0000-000000000003'::uuid END,
                '赵某' || n, '1390000' || lpad(n::text, 4, '0'), n % 2 = 0, CASE WHEN n < 63 THEN n % 3 > 0 WHEN n < 64 THEN NULL ELSE n % 2 = 0 END
            FROM ds, generate_series(0, 99) n WHERE ds.layer = 'households';
        UPDATE areas SET data_version = data_version + 1 WHERE area = 'town';
        """;
}
