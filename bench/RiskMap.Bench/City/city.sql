-- A made-up city for measuring: 173 x 173 blocks of about 120 m, 60,000 roads, 198,000 buildings, 20,000 hydrants,
-- 100,000 fires, 100 zones. It lies at 52.5° north, so that its tiles hold as many buildings as those of the peers' figures.
-- The same on every run: nothing is drawn from random(), every choice is a hash of the thing's own number.

-- x east, y north in metres from the city's centre; 0 ≤ chance < 1.
CREATE FUNCTION pg_temp.chance(thing bigint, choice bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT (hashint8extended(thing, choice * 7919 + 20261121) & 1099511627775) / 1099511627776.0::double precision';
CREATE FUNCTION pg_temp.on_earth(in_metres geometry) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT ST_SetSRID(ST_Affine(in_metres, 1 / 67770.0, 0, 0, 1 / 111270.0, 122.4, 52.5), 4326)';
CREATE FUNCTION pg_temp.own_id(layer text, thing bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT md5(layer || thing)::uuid $$;

INSERT INTO areas (area, name_zh, name_en, generated) VALUES ('bench', '测速城', 'Bench City', true);
INSERT INTO datasets (area, id, layer, name, source, crs_src)
SELECT 'bench', pg_temp.own_id(layer, 0), layer, 'bench', 'generated for measuring', 'EPSG:4326'
FROM unnest(ARRAY['roads', 'buildings', 'hydrants', 'incidents', 'land_cover', 'zones']) AS layer;

-- Corners of the street grid, each moved by up to 25 m.
CREATE TEMP TABLE corners AS
SELECT column_no, row_no,
       (column_no - 86.5) * 120 + (pg_temp.chance(column_no * 174 + row_no, 1) - 0.5) * 50 AS x,
       (row_no - 86.5) * 120 + (pg_temp.chance(column_no * 174 + row_no, 2) - 0.5) * 50 AS y
FROM generate_series(0, 173) AS column_no, generate_series(0, 173) AS row_no;
CREATE UNIQUE INDEX ON corners (column_no, row_no);

-- A street between neighbouring corners; 204 of the 60,204 are missing, as in real towns. ring: blocks from the centre.
CREATE TEMP TABLE streets AS
WITH between AS (
    SELECT a.column_no, a.row_no, eastward, a.x AS x0, a.y AS y0, b.x AS x1, b.y AS y1,
           (a.column_no * 174 + a.row_no) * 2 + eastward AS hashed,
           sqrt((a.column_no - 87) ^ 2 + (a.row_no - 87) ^ 2) AS ring
    FROM corners AS a
    CROSS JOIN generate_series(0, 1) AS eastward
    JOIN corners AS b ON b.column_no = a.column_no + eastward AND b.row_no = a.row_no + 1 - eastward
),
kept AS (
    SELECT *, row_number() OVER (ORDER BY pg_temp.chance(hashed, 3), hashed) AS place FROM between
)
SELECT (row_number() OVER (ORDER BY column_no, row_no, eastward) - 1)::int AS street, column_no, row_no, eastward, x0, y0, x1, y1, ring,
       sqrt((x1 - x0) ^ 2 + (y1 - y0) ^ 2) AS length
FROM kept WHERE place <= 60000;

INSERT INTO roads (area, id, dataset, source_id, content_hash, feature_id, name, class, bridge, length_m, geom)
SELECT 'bench', pg_temp.own_id('road', street), pg_temp.own_id('roads', 0), street::text, '\x00', street,
       CASE eastward WHEN 1 THEN '东西' || row_no || '路' ELSE '南北' || column_no || '街' END,
       CASE WHEN across % 20 = 0 THEN 'primary' WHEN across % 5 = 0 THEN 'secondary' ELSE 'residential' END,
       false, ST_Length(geom::geography), geom
FROM streets,
LATERAL (SELECT CASE eastward WHEN 1 THEN row_no ELSE column_no END) AS line (across),
LATERAL (SELECT ST_Multi(pg_temp.on_earth(ST_MakeLine(ST_MakePoint(x0, y0), ST_MakePoint(x1, y1))))) AS drawn (geom);

-- Houses along the streets, denser towards the centre: rectangles, and every third an L. u along the street, v away from it.
CREATE TEMP TABLE houses AS
WITH along AS (
    SELECT street, x0, y0, (x1 - x0) / length AS east, (y1 - y0) / length AS north, length,
           street * 10::bigint + house AS hashed
    FROM streets
    CROSS JOIN LATERAL generate_series(1, CASE WHEN ring < 25 THEN 8 WHEN ring < 50 THEN 5 WHEN ring < 75 THEN 3 ELSE 2 END) AS house
),
placed AS (
    SELECT *, length * (0.08 + 0.84 * pg_temp.chance(hashed, 4)) AS u0,
           8 + 14 * pg_temp.chance(hashed, 5) AS wide, 8 + 22 * pg_temp.chance(hashed, 6) AS deep,
           CASE WHEN pg_temp.chance(hashed, 7) < 0.5 THEN 1 ELSE -1 END AS side, pg_temp.chance(hashed, 8) < 0.3 AS bent,
           row_number() OVER (ORDER BY pg_temp.chance(hashed, 9), hashed) AS place
    FROM along
),
outlined AS (
    SELECT hashed, ST_MakePolygon(ST_MakeLine(CASE WHEN bent THEN ARRAY[
               ST_MakePoint(-wide / 2, 0), ST_MakePoint(wide / 2, 0), ST_MakePoint(wide / 2, deep / 2), ST_MakePoint(0, deep / 2),
               ST_MakePoint(0, deep), ST_MakePoint(-wide / 2, deep), ST_MakePoint(-wide / 2, 0)]
           ELSE ARRAY[
               ST_MakePoint(-wide / 2, 0), ST_MakePoint(wide / 2, 0), ST_MakePoint(wide / 2, deep),
               ST_MakePoint(-wide / 2, deep), ST_MakePoint(-wide / 2, 0)] END)) AS outline,
           x0, y0, east, north, u0, side
    FROM placed WHERE place <= 198000
)
SELECT (row_number() OVER (ORDER BY hashed) - 1)::int AS house, hashed,
       -- Turned to lie along the street, set back 9 m on its side of it.
       ST_Multi(pg_temp.on_earth(ST_Affine(outline, east, -north * side, north, east * side,
           x0 + east * u0 - north * side * 9, y0 + north * u0 + east * side * 9))) AS geom
FROM outlined;

INSERT INTO buildings (area, id, dataset, source_id, content_hash, feature_id, name, use, storeys, height_m, area_m2, geom)
SELECT 'bench', pg_temp.own_id('building', house), pg_temp.own_id('buildings', 0), house::text, '\x00', house,
       CASE WHEN pg_temp.chance(hashed, 10) < 0.02 THEN '第' || house || '号楼' END,
       (ARRAY['residential', 'residential', 'residential', 'commercial', 'industrial', 'school', 'hospital'])[1 + floor(7 * pg_temp.chance(hashed, 11))::int],
       storeys, storeys * 3.1, ST_Area(geom::geography), ST_ForcePolygonCCW(geom)
FROM houses, LATERAL (SELECT 1 + floor(18 * pg_temp.chance(hashed, 12) ^ 3)::int) AS built (storeys);

-- Hydrants on streets; the outer districts have fewer of them, so that some buildings lie too far away.
INSERT INTO hydrants (area, id, dataset, source_id, content_hash, feature_id, number, kind, state, flow_lps, installed_on, geom)
WITH ranked AS (
    SELECT *, row_number() OVER (ORDER BY pg_temp.chance(street, 20) / CASE WHEN ring > 75 AND eastward = 0 THEN 0.45 ELSE 1 END, street) AS place
    FROM streets
),
placed AS (
    SELECT street, (row_number() OVER (ORDER BY street) - 1)::int AS hydrant, pg_temp.chance(street, 21) AS along, x0, y0, x1, y1
    FROM ranked WHERE place <= 20000
)
SELECT 'bench', pg_temp.own_id('hydrant', hydrant), pg_temp.own_id('hydrants', 0), hydrant::text, '\x00', hydrant, 'H' || hydrant,
       (ARRAY['pillar', 'underground', 'wall'])[1 + floor(3 * pg_temp.chance(street, 22))::int],
       CASE WHEN pg_temp.chance(street, 23) < 0.97 THEN 'in_service' ELSE 'no_water' END,
       10 + round(30 * pg_temp.chance(street, 24)), date '2005-01-01' + floor(7000 * pg_temp.chance(street, 25))::int,
       pg_temp.on_earth(ST_MakePoint(x0 + along * (x1 - x0), y0 + along * (y1 - y0)))
FROM placed;

-- Fires: four in five round forty hot spots, the rest anywhere.
INSERT INTO incidents (area, id, dataset, source_id, content_hash, feature_id, number, started_at, kind, geom)
SELECT 'bench', pg_temp.own_id('incident', fire), pg_temp.own_id('incidents', 0), fire::text, '\x00', fire, 'F' || fire,
       timestamptz '2021-01-01 00:00+08' + interval '1 hour' * floor(43800 * pg_temp.chance(fire, 30)),
       (ARRAY['electrical', 'cooking', 'smoking', 'arson', 'unknown'])[1 + floor(5 * pg_temp.chance(fire, 31))::int],
       pg_temp.on_earth(CASE WHEN fire % 5 > 0
           THEN ST_MakePoint(hot_x + reach * cos(2 * pi() * pg_temp.chance(fire, 33)), hot_y + reach * sin(2 * pi() * pg_temp.chance(fire, 33)))
           ELSE ST_MakePoint((pg_temp.chance(fire, 34) - 0.5) * 20700, (pg_temp.chance(fire, 35) - 0.5) * 20700) END)
FROM generate_series(0, 99999) AS fire,
LATERAL (SELECT floor(40 * pg_temp.chance(fire, 36))::int) AS drawn (spot),
LATERAL (SELECT (pg_temp.chance(spot, 37) - 0.5) * 18000 AS hot_x, (pg_temp.chance(spot, 38) - 0.5) * 18000 AS hot_y,
                (300 + 700 * pg_temp.chance(spot, 39)) * sqrt(-2 * ln(1 - pg_temp.chance(fire, 32))) AS reach) AS hot;

-- A river through the city, parks and works.
INSERT INTO land_cover (area, id, dataset, source_id, content_hash, feature_id, name, kind, area_m2, geom)
WITH river AS (
    SELECT ST_Buffer(ST_MakeLine(ST_MakePoint(x * 500, 2500 * sin(x / 9.0) - 1500) ORDER BY x), 140) AS outline
    FROM generate_series(-22, 22) AS x
),
patches AS (
    SELECT 0 AS patch, '测速江' AS name, 'water' AS kind, outline FROM river
    UNION ALL
    SELECT patch, '公园' || patch, CASE WHEN patch % 3 = 0 THEN 'industrial' ELSE 'green' END,
           ST_Buffer(ST_MakePoint((pg_temp.chance(patch, 40) - 0.5) * 20000, (pg_temp.chance(patch, 41) - 0.5) * 20000), 30 + 300 * pg_temp.chance(patch, 42))
    FROM generate_series(1, 200) AS patch
)
SELECT 'bench', pg_temp.own_id('patch', patch), pg_temp.own_id('land_cover', 0), patch::text, '\x00', patch, name, kind, ST_Area(geom::geography), geom
FROM patches, LATERAL (SELECT ST_Multi(pg_temp.on_earth(outline))) AS drawn (geom);

INSERT INTO zones (area, id, dataset, source_id, content_hash, feature_id, name_zh, name_en, kind, check_up, geom)
SELECT 'bench', pg_temp.own_id('zone', zone), pg_temp.own_id('zones', 0), zone::text, '\x00', zone, '第' || zone || '片区', 'Zone ' || zone,
       'neighbourhood', zone % 4 = 0,
       ST_Multi(pg_temp.on_earth(ST_MakeEnvelope(-10500 + zone % 10 * 2100, -10500 + zone / 10 * 2100, -8400 + zone % 10 * 2100, -8400 + zone / 10 * 2100)))
FROM generate_series(0, 99) AS zone;

UPDATE areas SET data_version = 1, local_srs = local_srs(box), bounds = box
FROM (SELECT ST_Envelope(ST_Extent(geom)::geometry) FROM buildings WHERE area = 'bench') AS built (extent), LATERAL (SELECT ST_SetSRID(extent, 4326)) AS b (box)
WHERE area = 'bench';
