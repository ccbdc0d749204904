-- The same figures in bare SQL: one statement for each board, which reads what the board's main figures are made of and no more. The column n is compared
-- with a figure of RiskMap's answer.

-- week
SELECT sum(overdue) AS n FROM (
    SELECT division, count(*) FILTER (WHERE state = 're_check') AS recheck, count(*) FILTER (WHERE state <> 'closed' AND due_on BETWEEN '2026-11-16' AND '2026-11-22') AS due,
        count(*) FILTER (WHERE state <> 'closed' AND due_on < '2026-11-20') AS overdue, count(*) FILTER (WHERE state <> 'closed' AND due_on IS NULL) AS undated,
        count(*) FILTER (WHERE found_on BETWEEN '2026-11-16' AND '2026-11-22') AS found, count(*) FILTER (WHERE closed_on BETWEEN '2026-11-16' AND '2026-11-22') AS closed,
        count(*) FILTER (WHERE state <> 'closed') AS open, count(*) FILTER (WHERE state <> 'closed' AND grade = 'major') AS major
    FROM hazards WHERE area = 'bench' GROUP BY division) AS towns

-- month
SELECT sum(open_then) AS n FROM (
    SELECT division, count(*) FILTER (WHERE due_on BETWEEN '2026-10-01' AND '2026-10-31') AS due,
        count(*) FILTER (WHERE due_on BETWEEN '2026-10-01' AND '2026-10-31' AND closed_on <= due_on) AS on_time,
        count(*) FILTER (WHERE found_on <= '2026-10-31' AND coalesce(closed_on > '2026-10-31', state <> 'closed')) AS open_then,
        count(*) FILTER (WHERE found_on BETWEEN '2026-10-01' AND '2026-10-31' AND returns IS NOT NULL) AS returned
    FROM hazards WHERE area = 'bench' GROUP BY division) AS towns
JOIN (SELECT id AS division FROM divisions WHERE area = 'bench' AND level = 'town') AS d USING (division),
LATERAL (SELECT count(*) FROM inspections WHERE area = 'bench' AND visited_at >= '2026-10-01 00:00+08' AND visited_at < '2026-11-01 00:00+08' HAVING count(*) >= 0) AS visits

-- year
SELECT sum(found) AS n FROM (
    SELECT division, count(*) FILTER (WHERE found_on BETWEEN '2026-01-01' AND '2026-11-20') AS found, count(*) FILTER (WHERE closed_on BETWEEN '2026-01-01' AND '2026-11-20') AS closed,
        count(*) FILTER (WHERE ordered_on BETWEEN '2026-01-01' AND '2026-11-20') AS ordered, count(*) FILTER (WHERE penalty_on BETWEEN '2026-01-01' AND '2026-11-20') AS penalties,
        sum(penalty_amount) FILTER (WHERE penalty_on BETWEEN '2026-01-01' AND '2026-11-20') AS amount, count(*) FILTER (WHERE sealed_on BETWEEN '2026-01-01' AND '2026-11-20') AS sealed,
        count(*) FILTER (WHERE found_on BETWEEN '2025-01-01' AND '2025-11-20') AS found_before, count(*) FILTER (WHERE closed_on BETWEEN '2025-01-01' AND '2025-11-20') AS closed_before
    FROM hazards WHERE area = 'bench' GROUP BY division) AS towns,
LATERAL (SELECT count(*) FROM inspections WHERE area = 'bench' AND visited_at >= '2025-01-01 00:00+08' HAVING count(*) >= 0) AS visits,
LATERAL (SELECT count(*) FROM incidents WHERE area = 'bench' AND started_at >= '2025-01-01 00:00+08' HAVING count(*) >= 0) AS fires

-- campaigns
SELECT sum(done) AS n FROM (SELECT c.id, count(i.id) AS done FROM campaigns AS c LEFT JOIN inspections AS i ON i.area = c.area AND i.campaign = c.id
WHERE c.area = 'bench' AND c.target_unit = 'visits' GROUP BY c.id) AS counted

-- one campaign
SELECT count(DISTINCT premises) AS n FROM inspections WHERE area = 'bench' AND campaign = md5('campaign1')::uuid

-- hazards, open
SELECT count(*) AS n, (SELECT count(*) FROM (SELECT * FROM hazards WHERE area = 'bench' AND state <> 'closed' ORDER BY due_on LIMIT 50) AS page) AS page
FROM hazards WHERE area = 'bench' AND state <> 'closed'

-- hazards, all, by day
SELECT count(*) AS n, (SELECT count(*) FROM (SELECT * FROM hazards WHERE area = 'bench' AND state <> 'closed' ORDER BY due_on LIMIT 50) AS page) AS page FROM hazards WHERE area = 'bench'

-- hazards, all, newest
SELECT count(*) AS n, (SELECT count(*) FROM (SELECT * FROM hazards WHERE area = 'bench' ORDER BY found_on DESC LIMIT 50) AS page) AS page FROM hazards WHERE area = 'bench'

-- hazards of a word
SELECT count(*) AS n FROM hazards AS h LEFT JOIN premises AS p ON p.area = h.area AND p.id = h.premises
WHERE h.area = 'bench' AND h.state <> 'closed' AND concat_ws(' ', h.number, p.name, h.premises_src, h.description, h.address, p.address) ILIKE '%第777%'

-- overdue by officer
SELECT sum(overdue) AS n FROM (SELECT officer, count(*) AS overdue, min(due_on) FROM hazards
WHERE area = 'bench' AND state <> 'closed' AND due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date GROUP BY officer) AS officers

-- relapse by kind
SELECT count(*) AS n, sum(next_found - closed_on) AS days FROM (
    SELECT closed_on, lead(found_on) OVER (PARTITION BY premises, kind ORDER BY found_on, feature_id) AS next_found FROM hazards WHERE area = 'bench') AS followed
WHERE closed_on IS NOT NULL

-- hazard card
SELECT count(*) AS n FROM hazards AS h JOIN hazard_steps AS s ON s.area = h.area AND s.hazard = h.id WHERE h.area = 'bench' AND h.feature_id = 4711

-- field list of a day
SELECT least(200, (SELECT count(*) FROM (SELECT h.*, p.name FROM hazards AS h LEFT JOIN premises AS p ON p.area = h.area AND p.id = h.premises
        WHERE h.area = 'bench' AND h.state <> 'closed' AND h.due_on <= '2026-11-20' AND (h.officer = '检查员7' OR h.officer IS NULL) ORDER BY h.due_on LIMIT 201) AS hazards)
    + (SELECT count(*) FROM (SELECT p.* FROM rounds AS r JOIN round_premises AS rp ON rp.area = r.area AND rp.round = r.id JOIN premises AS p ON p.area = r.area AND p.id = rp.premises
        WHERE r.area = 'bench' AND r.state = 'inspecting' LIMIT 201) AS visits)) AS n

-- visits
SELECT count(*) AS n, (SELECT count(*) FROM (SELECT * FROM inspections WHERE area = 'bench' ORDER BY visited_at DESC LIMIT 50) AS page) AS page FROM inspections WHERE area = 'bench'

-- premises
SELECT count(*) AS n, (SELECT count(*) FROM (SELECT * FROM premises WHERE area = 'bench' ORDER BY feature_id LIMIT 50) AS page) AS page
FROM premises WHERE area = 'bench' AND opened_on <= '2026-11-20'

-- premises file
SELECT count(*) AS n, (SELECT count(*) FROM hazards AS h WHERE h.area = 'bench' AND h.premises = md5('premises40')::uuid) AS hazards
FROM inspections WHERE area = 'bench' AND premises = md5('premises40')::uuid

-- high-rises
SELECT count(*) AS n FROM buildings AS b LEFT JOIN (
    SELECT p.building, max(i.visited_at) FROM premises AS p LEFT JOIN inspections AS i ON i.area = p.area AND i.premises = p.id WHERE p.area = 'bench' GROUP BY p.building) AS v ON v.building = b.id
WHERE b.area = 'bench' AND CASE WHEN b.use = 'residential' THEN b.height_m > 27 OR (b.height_m IS NULL AND b.storeys >= 9) ELSE b.height_m > 24 OR (b.height_m IS NULL AND b.storeys >= 8) END

-- e-bike ports
SELECT sum(s.ports) AS n FROM divisions AS d JOIN charging_sites AS s ON s.area = d.area AND ST_Intersects(d.geom, s.geom) WHERE d.area = 'bench' AND d.level = 'village'

-- rounds
SELECT count(*) AS n, (SELECT count(*) FROM (SELECT * FROM rounds WHERE area = 'bench' AND state <> 'closed' ORDER BY due_on LIMIT 50) AS page) AS page
FROM rounds WHERE area = 'bench' AND state <> 'closed'

-- rounds of a zone
SELECT count(*) AS n, count(*) FILTER (WHERE h.state = 'closed') AS closed FROM rounds AS r JOIN zones AS z ON z.area = r.area AND z.id = r.zone
JOIN hazards AS h ON h.area = r.area AND h.round = r.id WHERE r.area = 'bench' AND z.feature_id = 150

-- zones by need
SELECT sum(fires) AS n FROM (SELECT z.id, count(*) AS fires FROM zones AS z JOIN incidents AS i ON i.area = z.area AND ST_Intersects(z.geom, i.geom) WHERE z.area = 'bench' GROUP BY z.id) AS counted

-- zone card
SELECT count(*) AS n, (SELECT count(*) FROM zones AS z JOIN buildings AS b ON b.area = z.area AND b.geom && z.geom AND ST_Intersects(z.geom, ST_PointOnSurface(b.geom))
    WHERE z.area = 'bench' AND z.feature_id = 150) AS buildings
FROM zones AS z JOIN incidents AS i ON i.area = z.area AND ST_Intersects(z.geom, i.geom) WHERE z.area = 'bench' AND z.feature_id = 150

-- signs of zones
WITH s AS MATERIALIZED (SELECT id, geom FROM zones WHERE area = 'bench' AND check_up),
housed AS MATERIALIZED (
    SELECT s.id AS zone, p.id AS premises FROM s JOIN premises AS p ON p.area = 'bench' AND ST_Intersects(s.geom, p.geom)),
open AS (SELECT m.zone, count(*) AS open FROM housed AS m JOIN hazards AS h ON h.area = 'bench' AND h.premises = m.premises WHERE h.state <> 'closed' OR h.closed_on > '2026-11-20' GROUP BY m.zone),
visited AS (SELECT m.zone, count(*) AS visits FROM housed AS m JOIN inspections AS i ON i.area = 'bench' AND i.premises = m.premises WHERE i.visited_at >= '2025-11-21 00:00+08' GROUP BY m.zone),
fires AS (SELECT s.id AS zone, count(*) AS fires FROM s JOIN incidents AS i ON i.area = 'bench' AND ST_Intersects(s.geom, i.geom) WHERE i.started_at >= '2021-11-21 00:00+08' GROUP BY s.id),
built AS (SELECT s.id AS zone, count(*) AS buildings FROM s JOIN buildings AS b ON b.area = 'bench' AND s.geom && b.geom AND ST_Intersects(s.geom, ST_PointOnSurface(b.geom)) GROUP BY s.id),
watered AS (SELECT s.id AS zone, count(*) AS hydrants FROM s JOIN hydrants AS y ON y.area = 'bench' AND ST_Intersects(s.geom, y.geom) GROUP BY s.id)
SELECT round(sum(100.0 * coalesce(open, 0) / premises), 3) AS n FROM (SELECT zone, count(*) AS premises FROM housed GROUP BY zone) AS counted
LEFT JOIN open USING (zone) LEFT JOIN visited USING (zone) LEFT JOIN fires USING (zone) LEFT JOIN built USING (zone) LEFT JOIN watered USING (zone)

-- signs of towns
WITH s AS MATERIALIZED (SELECT id, geom FROM divisions WHERE area = 'bench' AND level = 'town'),
open AS (SELECT division, count(*) AS open FROM hazards WHERE area = 'bench' AND (state <> 'closed' OR closed_on > '2026-11-20') GROUP BY division),
visited AS (SELECT division, count(*) AS visits FROM inspections WHERE area = 'bench' AND visited_at >= '2025-11-21 00:00+08' GROUP BY division),
fires AS (SELECT s.id AS division, count(*) AS fires FROM s JOIN incidents AS i ON i.area = 'bench' AND ST_Intersects(s.geom, i.geom) WHERE i.started_at >= '2021-11-21 00:00+08' GROUP BY s.id),
built AS (SELECT s.id AS division, count(*) AS buildings FROM s JOIN buildings AS b ON b.area = 'bench' AND s.geom && b.geom AND ST_Intersects(s.geom, ST_PointOnSurface(b.geom)) GROUP BY s.id),
watered AS (SELECT s.id AS division, count(*) AS hydrants FROM s JOIN hydrants AS y ON y.area = 'bench' AND ST_Intersects(s.geom, y.geom) GROUP BY s.id)
SELECT round(sum(100.0 * coalesce(open, 0) / premises), 3) AS n FROM (SELECT division, count(*) AS premises FROM premises WHERE area = 'bench' GROUP BY division) AS counted
JOIN s ON s.id = division LEFT JOIN open USING (division) LEFT JOIN visited USING (division) LEFT JOIN fires USING (division) LEFT JOIN built USING (division) LEFT JOIN watered USING (division)

-- signs of the area
SELECT round(100.0 * (SELECT count(*) FROM hazards WHERE area = 'bench' AND (state <> 'closed' OR closed_on > '2026-11-20')) / count(*), 3) AS n,
    (SELECT count(*) FROM inspections WHERE area = 'bench' AND visited_at >= '2025-11-21 00:00+08') AS visits,
    (SELECT count(*) FROM incidents WHERE area = 'bench' AND started_at >= '2021-11-21 00:00+08') AS fires,
    (SELECT count(*) FROM buildings WHERE area = 'bench') AS buildings, (SELECT count(*) FROM hydrants WHERE area = 'bench') AS hydrants
FROM premises WHERE area = 'bench'

-- signs of a zone
SELECT 100.0 * sum(h.open) / count(*) AS n FROM zones AS z JOIN premises AS p ON p.area = z.area AND ST_Intersects(z.geom, p.geom),
LATERAL (SELECT count(*) AS open FROM hazards AS h WHERE h.area = 'bench' AND h.premises = p.id AND (h.state <> 'closed' OR h.closed_on > '2026-11-20')) AS h
WHERE z.area = 'bench' AND z.feature_id = 150

-- proposals of zones
SELECT count(*) AS n, sum(ST_X(geom) + ST_Y(geom)) AS places FROM (
    SELECT geom FROM premises WHERE area = 'bench'
    UNION ALL SELECT geom FROM hazards WHERE area = 'bench' AND (state <> 'closed' OR returns IS NOT NULL)
    UNION ALL SELECT geom FROM incidents WHERE area = 'bench' AND started_at >= '2021-11-20 00:00+08'
    UNION ALL SELECT ST_PointOnSurface(geom) FROM buildings WHERE area = 'bench') AS points
