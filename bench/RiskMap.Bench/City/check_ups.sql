-- What a large brigade knows of the city of city.sql and did there from 2024 to 2026: 12 towns, 96 communities, 20,000 premises, 60,000 visits,
-- 100,000 hazards with their steps, 200 zones with some 500 rounds, 6 campaigns, 500 charging sites, 3,000 households. The same on every run.

INSERT INTO datasets (area, id, layer, name, source, crs_src)
SELECT 'bench', pg_temp.own_id(layer, 0), layer, 'bench', 'generated for measuring', 'EPSG:4326'
FROM unnest(ARRAY['divisions', 'premises', 'inspections', 'hazards', 'campaigns', 'charging_sites', 'households']) AS layer;

INSERT INTO divisions (area, id, dataset, source_id, content_hash, feature_id, code, name_zh, name_en, level, parent, geom)
WITH boxes (division, name_zh, name_en, level, parent, x0, y0, x1, y1) AS (
    SELECT 0, '测速城', 'Bench City', 'county', NULL::int, -10600, -10600, 10600, 10600
    UNION ALL
    SELECT 1 + town, '第' || town + 1 || '街道', 'Town ' || town + 1, 'town', 0,
           -10600 + town % 4 * 5300, -10600 + town / 4 * 7067, -5300 + town % 4 * 5300, -3533 + town / 4 * 7067
    FROM generate_series(0, 11) AS town
    UNION ALL
    SELECT 13 + town * 8 + place, '第' || town + 1 || '街道' || place + 1 || '社区', 'Community ' || town + 1 || '-' || place + 1, 'village', 1 + town,
           -10600 + town % 4 * 5300 + place % 4 * 1325, -10600 + town / 4 * 7067 + place / 4 * 3533,
           -9275 + town % 4 * 5300 + place % 4 * 1325, -7067 + town / 4 * 7067 + place / 4 * 3533
    FROM generate_series(0, 11) AS town, generate_series(0, 7) AS place
)
SELECT 'bench', pg_temp.own_id('division', division), pg_temp.own_id('divisions', 0), division::text, '\x00', division, 'B' || lpad(division::text, 6, '0'),
       name_zh, name_en, level, pg_temp.own_id('division', parent), ST_Multi(pg_temp.on_earth(ST_MakeEnvelope(x0, y0, x1, y1)))
FROM boxes;

-- A hundred small zones over the large ones of city.sql, as check-ups are: a market, a few lanes.
INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_zh, name_en, kind, check_up, geom)
SELECT 'bench', pg_temp.own_id('zone', zone), pg_temp.own_id('zones', 0), zone::text, '\x00', zone, '第' || zone || '体检区', 'Check-up zone ' || zone,
       (ARRAY['market', 'logistics', 'industrial', 'old_quarter', 'high_rise', 'urban_village', 'street_shops', 'village', 'mixed_use', 'warehouse'])[1 + zone % 10],
       true, ST_Multi(pg_temp.on_earth(ST_MakeEnvelope(x, y, x + 700, y + 700)))
FROM generate_series(100, 199) AS zone,
LATERAL (SELECT (pg_temp.chance(zone, 50) - 0.5) * 16000 AS x, (pg_temp.chance(zone, 51) - 0.5) * 16000 AS y) AS corner;

-- Premises in every tenth house or so.
CREATE TEMP TABLE units AS
WITH chosen AS (
    SELECT (row_number() OVER (ORDER BY house) - 1)::int AS unit, house, hashed, ST_PointOnSurface(geom) AS geom
    FROM (SELECT *, row_number() OVER (ORDER BY pg_temp.chance(hashed, 52), hashed) AS place FROM houses) AS h WHERE place <= 20000
)
SELECT c.*, (SELECT d.id FROM divisions AS d WHERE d.area = 'bench' AND d.level = 'town' AND ST_Intersects(d.geom, c.geom) ORDER BY d.feature_id LIMIT 1) AS division
FROM chosen AS c;
CREATE UNIQUE INDEX ON units (unit);
ANALYZE units;

INSERT INTO premises (area, id, dataset, source_id, content_hash, feature_id, name, kind, kind_src, address, occupants, opened_on, building, credit_code,
    supervision, crowded, floor_area_m2, storeys, height_m, cladding, cladding_plate, facilities_on, has_manager, owners, credit, credit_until, location_precision, division, geom)
SELECT 'bench', pg_temp.own_id('premises', unit), pg_temp.own_id('premises', 0), unit::text, '\x00', unit, '第' || unit || '号单位', kind, kind, '测速路' || unit || '号',
       5 + floor(200 * pg_temp.chance(hashed, 53) ^ 3)::int, date '2005-01-01' + floor(6500 * pg_temp.chance(hashed, 54))::int,
       pg_temp.own_id('building', house), 'BENCH' || lpad(unit::text, 13, '0'),
       CASE WHEN unit % 20 = 0 THEN 'key' WHEN kind IN ('shop', 'restaurant', 'workshop', 'internet_cafe') THEN 'small' ELSE 'general' END,
       kind IN ('mall', 'market', 'school', 'hospital', 'hotel', 'entertainment'), 40 + round(4000 * pg_temp.chance(hashed, 55) ^ 4), storeys, storeys * 3.1,
       CASE WHEN storeys >= 9 THEN (ARRAY['a', 'b1', 'b2', 'none', 'unknown'])[1 + floor(5 * pg_temp.chance(hashed, 56))::int] ELSE 'unknown' END,
       CASE WHEN storeys >= 9 THEN pg_temp.chance(hashed, 57) < 0.7 END, CASE WHEN unit % 20 = 0 OR storeys >= 9 THEN date '2000-01-01' + floor(9000 * pg_temp.chance(hashed, 58))::int END,
       CASE WHEN storeys >= 9 THEN pg_temp.chance(hashed, 59) < 0.9 END, CASE WHEN pg_temp.chance(hashed, 60) < 0.2 THEN 'multiple' ELSE 'single' END,
       CASE WHEN pg_temp.chance(hashed, 61) < 0.02 THEN 'dishonest' ELSE 'normal' END, NULL, 'building', division, geom
FROM units,
LATERAL (SELECT (ARRAY['shop', 'shop', 'shop', 'restaurant', 'restaurant', 'hotel', 'market', 'mall', 'school', 'hospital', 'workshop', 'factory', 'warehouse',
    'logistics', 'cold_store', 'residential', 'residential', 'shared_housing', 'entertainment', 'internet_cafe'])[1 + floor(20 * pg_temp.chance(hashed, 62))::int],
    1 + floor(18 * pg_temp.chance(hashed, 12) ^ 3)::int) AS used (kind, storeys);

INSERT INTO premises_filings (area, premises, kind, filed_on, due_on)
SELECT 'bench', pg_temp.own_id('premises', unit), kind, filed_on, filed_on + 365
FROM units, unnest(ARRAY['managers', 'maintenance', 'self_assessment']) WITH ORDINALITY AS k (kind, nth),
LATERAL (SELECT date '2025-06-01' + floor(530 * pg_temp.chance(unit * 3 + nth, 63))::int) AS f (filed_on)
WHERE unit % 20 = 0;

INSERT INTO premises_contacts (area, id, premises, role, name, phone)
SELECT 'bench', pg_temp.own_id('contact', unit), pg_temp.own_id('premises', unit), 'manager', '生成联系人' || unit, '000-' || lpad(unit::text, 8, '0')
FROM units WHERE unit % 20 = 0;

INSERT INTO campaigns (area, id, dataset, source_id, content_hash, feature_id, name, topic, from_on, to_on, target, target_unit)
SELECT 'bench', pg_temp.own_id('campaign', n), pg_temp.own_id('campaigns', 0), n::text, '\x00', n, name, topic, from_on, from_on + 150, 4000, unit
FROM (VALUES (1, '2024年夏季消防检查', NULL, date '2024-06-01', 'visits'), (2, '电动自行车全链条整治', 'e_bike_charging', date '2024-09-01', 'hazards_closed'),
    (3, '2025年夏季消防检查', NULL, date '2025-06-01', 'visits'), (4, '外墙保温材料整治', 'cladding', date '2025-09-01', 'premises'),
    (5, '动火作业整治', 'hot_work', date '2026-03-01', 'premises'), (6, '冬春火灾防控', NULL, date '2026-11-01', 'visits')) AS c (n, name, topic, from_on, unit);

INSERT INTO charging_sites (area, id, dataset, source_id, content_hash, feature_id, name, ports, installed_on, location_precision, geom)
SELECT 'bench', pg_temp.own_id('charging', site), pg_temp.own_id('charging_sites', 0), site::text, '\x00', site, '第' || site || '充电点', 4 + floor(60 * pg_temp.chance(site, 64))::int,
       date '2022-01-01' + floor(1500 * pg_temp.chance(site, 65))::int, 'surveyed',
       pg_temp.on_earth(ST_MakePoint((pg_temp.chance(site, 66) - 0.5) * 20000, (pg_temp.chance(site, 67) - 0.5) * 20000))
FROM generate_series(1, 500) AS site;

INSERT INTO place_facts (area, layer, row, name, as_of, value, unit, source, who)
SELECT 'bench', 'divisions', id, name, date '2026-06-30', round((most * (0.5 + pg_temp.chance(feature_id, 68)))::numeric), unit, 'generated for measuring', 'bench'
FROM divisions, (VALUES ('residents', 9000.0, '人'), ('ebikes', 2500.0, '辆')) AS f (name, most, unit) WHERE area = 'bench' AND level = 'village';

INSERT INTO households (area, id, dataset, source_id, content_hash, feature_id, name, phone, address, persons, lives_alone, elderly, alarm, alarm_on, location_precision, geom)
SELECT 'bench', pg_temp.own_id('household', home), pg_temp.own_id('households', 0), home::text, '\x00', home, '生成住户' || home, '000-' || lpad(home::text, 8, '0'), '测速路' || home || '号',
       persons, persons = 1, pg_temp.chance(home, 69) < 0.8, CASE WHEN pg_temp.chance(home, 70) < 0.9 THEN pg_temp.chance(home, 71) < 0.65 END, NULL, 'building',
       pg_temp.on_earth(ST_MakePoint((pg_temp.chance(home, 72) - 0.5) * 20000, (pg_temp.chance(home, 73) - 0.5) * 20000))
FROM generate_series(1, 3000) AS home, LATERAL (SELECT 1 + floor(3 * pg_temp.chance(home, 74) ^ 2)::int) AS p (persons);

-- One to four rounds of 120 days in each check-up zone, the last of them on its way.
CREATE TEMP TABLE turns AS
SELECT zone, number, rounds, date '2026-11-20' - (rounds - number) * 180 - floor(100 * pg_temp.chance(zone, 75))::int AS planned_on
FROM (SELECT zone, 1 + floor(4 * pg_temp.chance(zone, 76))::int AS rounds FROM generate_series(0, 199) AS zone WHERE zone >= 100 OR zone % 4 = 0) AS z
CROSS JOIN LATERAL generate_series(1, rounds) AS number;

INSERT INTO rounds (area, id, zone, number, state, planned_on, due_on, started_on, closed_on, lead, agencies, checklist)
SELECT 'bench', pg_temp.own_id('round', zone * 10 + number), pg_temp.own_id('zone', zone), number,
       CASE WHEN number < rounds THEN 'closed' ELSE (ARRAY['planned', 'inspecting', 'rectifying', 're_checking', 'publicity'])[1 + zone % 5] END,
       planned_on, planned_on + 120, CASE WHEN number < rounds OR zone % 5 > 0 THEN planned_on END, CASE WHEN number < rounds THEN planned_on + 110 END,
       '第' || zone % 12 + 1 || '街道消防所', '住建局、城管局', 'general'
FROM turns;

-- The states that a round has been through, three weeks apart.
INSERT INTO round_steps (area, id, round, to_state, "on", who)
SELECT 'bench', pg_temp.own_id('round step', (zone * 10 + number) * 10 + nth), pg_temp.own_id('round', zone * 10 + number), to_state, planned_on + (nth * 21)::int, '检查员' || zone % 60
FROM turns, unnest(ARRAY['inspecting', 'rectifying', 're_checking', 'publicity', 'closed']) WITH ORDINALITY AS s (to_state, nth)
WHERE number < rounds OR nth <= zone % 5;

CREATE TEMP TABLE unit_zones AS
SELECT DISTINCT ON (u.unit) u.unit, z.feature_id AS zone
FROM units AS u JOIN zones AS z ON z.area = 'bench' AND z.check_up AND ST_Intersects(z.geom, u.geom) ORDER BY u.unit, z.feature_id DESC;

INSERT INTO round_premises (area, round, premises)
SELECT 'bench', pg_temp.own_id('round', t.zone * 10 + t.number), pg_temp.own_id('premises', u.unit)
FROM turns AS t JOIN unit_zones AS u USING (zone) WHERE t.number < t.rounds OR t.zone % 5 > 0;

-- Visits: weekdays by day, one in twelve by night; key units more often.
CREATE TEMP TABLE visits AS
WITH drawn AS (
    SELECT visit, CASE WHEN visit % 4 = 0 THEN 20 * floor(1000 * pg_temp.chance(visit, 77))::int ELSE floor(20000 * pg_temp.chance(visit, 77))::int END AS unit,
           date '2024-01-01' + floor(1050 * pg_temp.chance(visit, 78) ^ 0.9)::int AS day, visit % 12 = 0 AS night
    FROM generate_series(0, 59999) AS visit
),
weekday AS (SELECT visit, unit, night, day - GREATEST(extract(isodow FROM day)::int - 5, 0) AS day FROM drawn)
SELECT v.*, z.zone, t.number,
       (day + CASE WHEN night THEN time '20:00' ELSE time '08:30' END + interval '1 minute' * floor(CASE WHEN night THEN 200 ELSE 520 END * pg_temp.chance(visit, 79))) AT TIME ZONE 'Asia/Shanghai' AS at
FROM weekday AS v LEFT JOIN unit_zones AS z USING (unit)
LEFT JOIN turns AS t ON t.zone = z.zone AND v.day BETWEEN t.planned_on AND t.planned_on + 60 AND (t.number < t.rounds OR t.zone % 5 > 0);

-- Hazards: seven in ten from visits, the rest from reports, wardens and the units themselves. A unit has few kinds, and they come again.
CREATE TEMP TABLE faults AS
SELECT h.hazard, v.visit, coalesce(v.unit, floor(20000 * pg_temp.chance(h.hazard, 80))::int) AS unit,
       coalesce(v.day, date '2024-01-01' + floor(1050 * pg_temp.chance(h.hazard, 81))::int) AS found_on, v.night, v.zone, v.number,
       floor(4 * pg_temp.chance(h.hazard, 82) ^ 2)::int AS habit, pg_temp.chance(h.hazard, 83) AS fate, 2 + floor(70 * pg_temp.chance(h.hazard, 84) ^ 2)::int AS days
FROM generate_series(0, 99999) AS h (hazard)
LEFT JOIN visits AS v ON h.hazard % 10 < 7 AND v.visit = floor(60000 * pg_temp.chance(h.hazard, 85))::int;

ANALYZE visits, faults;
INSERT INTO inspections (area, id, dataset, source_id, content_hash, feature_id, number, premises, premises_src, zone, round, campaign, visited_at, time_precision, kind, inspectors, agencies,
    checklist, result, hazards_found, hazards_on_spot, location_precision, division, geom)
SELECT 'bench', pg_temp.own_id('inspection', v.visit), pg_temp.own_id('inspections', 0), v.visit::text, '\x00', v.visit, 'J' || v.visit,
       pg_temp.own_id('premises', v.unit), '第' || v.unit || '号单位', CASE WHEN v.number IS NOT NULL THEN pg_temp.own_id('zone', v.zone) END,
       pg_temp.own_id('round', v.zone * 10 + v.number), pg_temp.own_id('campaign', c.n), v.at, 'minute',
       CASE WHEN v.night THEN 'night' WHEN v.number IS NOT NULL THEN 'joint' WHEN c.n IS NOT NULL THEN 'special' WHEN v.visit % 3 = 0 THEN 'random' ELSE 'daily' END,
       '检查员' || v.unit % 60 || '、检查员' || (v.unit + v.visit % 7 + 1) % 60, NULL, 'general', CASE WHEN f.n > 0 THEN 'hazards' ELSE 'pass' END, coalesce(f.n, 0), 0, 'building', u.division, u.geom
FROM visits AS v JOIN units AS u USING (unit)
LEFT JOIN (SELECT visit, count(*)::int AS n FROM faults WHERE visit IS NOT NULL GROUP BY visit) AS f USING (visit)
LEFT JOIN LATERAL (SELECT feature_id AS n FROM campaigns WHERE area = 'bench' AND v.day BETWEEN from_on AND to_on AND v.visit % 5 < 2 ORDER BY feature_id LIMIT 1) AS c ON true;

ANALYZE inspections;
INSERT INTO hazards (area, id, dataset, source_id, content_hash, feature_id, number, premises, premises_src, zone, round, inspection, campaign, kind, kind_src, grade, found_by, state,
    found_on, ordered_on, due_on, recheck_asked_on, closed_on, on_spot, sealed_on, lifted_on, penalty_on, penalty_amount, supervised_by, supervised_on, officer, returns, description,
    location_precision, division, geom)
WITH known AS (
    SELECT f.*, (ARRAY['exit_blocked', 'wiring', 'extinguisher_expired', 'e_bike_charging', 'fire_door_broken', 'storage_excess', 'emergency_light_broken', 'alarm_broken',
        'no_training', 'gas_cylinder', 'lane_blocked', 'hot_work', 'insulation_panel', 'people_living_in', 'cladding', 'window_bars'])[1 + (f.unit + f.habit * 3) % 16] AS kind,
        f.fate < 0.15 AS on_spot, CASE WHEN f.fate < 0.15 THEN f.found_on WHEN f.fate < 0.94 AND f.found_on + f.days <= date '2026-11-20' THEN f.found_on + f.days END AS closed_on,
        pg_temp.chance(f.hazard, 86) < 0.004 AS major, f.found_on < date '2026-10-01' AS early
    FROM faults AS f
),
followed AS (
    SELECT *, lag(hazard) OVER again AS before, lag(closed_on) OVER again AS before_closed
    FROM known WINDOW again AS (PARTITION BY unit, kind ORDER BY found_on, hazard)
)
SELECT 'bench', pg_temp.own_id('hazard', hazard), pg_temp.own_id('hazards', 0), hazard::text, '\x00', hazard, 'Y' || hazard, pg_temp.own_id('premises', unit), '第' || unit || '号单位',
       CASE WHEN f.number IS NOT NULL THEN pg_temp.own_id('zone', f.zone) END, pg_temp.own_id('round', f.zone * 10 + f.number), pg_temp.own_id('inspection', visit), i.campaign, f.kind, f.kind,
       CASE WHEN major THEN 'major' ELSE 'ordinary' END,
       CASE WHEN night THEN 'night_check' WHEN visit IS NOT NULL THEN 'inspection' ELSE (ARRAY['report', 'grid', 'self_check'])[1 + hazard % 3] END,
       CASE WHEN closed_on IS NOT NULL THEN 'closed' ELSE (ARRAY['ordered', 'ordered', 'rectifying', 're_check', 'found'])[1 + hazard % 5] END,
       found_on, CASE WHEN NOT on_spot THEN found_on + 1 END, CASE WHEN NOT on_spot AND hazard % 50 > 0 THEN found_on + 15 + hazard % 30 END,
       CASE WHEN NOT on_spot THEN closed_on - 1 END, closed_on, on_spot, CASE WHEN hazard % 120 = 7 AND early THEN found_on + 2 END, CASE WHEN hazard % 240 = 7 AND early THEN found_on + 25 END,
       CASE WHEN hazard % 60 = 9 AND early THEN found_on + 20 END, CASE WHEN hazard % 60 = 9 AND early THEN 5000 + hazard % 40 * 1000 END,
       CASE WHEN major THEN '测速城人民政府' END, CASE WHEN major THEN found_on + 4 END, '检查员' || unit % 60,
       CASE WHEN before_closed <= found_on AND found_on - before_closed <= 365 THEN pg_temp.own_id('hazard', before) END, '为测速生成的第' || hazard || '条隐患', 'building', u.division, u.geom
FROM followed AS f JOIN units AS u USING (unit)
LEFT JOIN inspections AS i ON i.area = 'bench' AND i.id = pg_temp.own_id('inspection', visit);

INSERT INTO hazard_steps (area, id, hazard, kind, to_state, "on", who, document, due_on)
SELECT 'bench', pg_temp.own_id('step ' || step.kind, feature_id), id, step.kind, step.to_state, step."on", coalesce(officer, ''), CASE WHEN step.kind = 'ordered' THEN '测消〔' || extract(year FROM found_on) || '〕第' || feature_id || '号' END,
       CASE WHEN step.kind = 'ordered' THEN due_on END
FROM hazards, LATERAL (VALUES ('found', 'found', found_on), ('ordered', 'ordered', ordered_on), ('recheck_asked', 're_check', recheck_asked_on), ('sealed', 'unknown', sealed_on),
    ('lifted', 'unknown', lifted_on), ('penalty', 'unknown', penalty_on), ('supervised', 'unknown', supervised_on), ('closed', 'closed', closed_on)) AS step (kind, to_state, "on")
WHERE area = 'bench' AND step."on" IS NOT NULL;

SELECT refresh_divisions('bench', 'households');
