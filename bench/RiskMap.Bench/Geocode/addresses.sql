-- {doors} addresses on 9,000 streets in 60 places: compound names that share most of their letters, harder than those of a real town. Half a
-- million are as many as the peers' figures were taken over. The same on every run: every choice follows from the address's own number.
-- {area} stands for the code of the area.

INSERT INTO areas (area, name_en, generated, data_version) VALUES ('{area}', '{doors} addresses', true, 1);
INSERT INTO datasets (area, id, layer, name, source, crs_src)
VALUES ('{area}', md5('{area}')::uuid, 'addresses', 'bench', 'generated for measuring', 'EPSG:4326');

CREATE TEMP TABLE made AS
WITH words AS (
    SELECT ARRAY['Oak', 'Maple', 'Linden', 'Bahnhof', 'Kirch', 'Schul', 'Garten', 'Berliner', 'Mozart', 'Goethe', 'Schiller', 'Wald', 'Berg',
               'Mühlen', 'Haupt', 'Dorf', 'Ring', 'Park', 'See', 'Ufer', 'Brunnen', 'Markt', 'Rosen', 'Birken', 'Tannen', 'Eichen', 'Sonnen',
               'Feld', 'Wiesen', 'Kastanien'] AS stem,
           ARRAY['straße', 'weg', 'allee', 'platz', 'gasse', 'ring', 'damm', 'ufer', 'steig', 'chaussee'] AS kind,
           ARRAY['Alt', 'Neu', 'Ober', 'Unter', 'Klein', 'Groß'] AS old,
           ARRAY['dorf', 'stadt', 'feld', 'berg', 'hausen', 'burg', 'bach', 'see', 'walde', 'hagen'] AS town
),
-- twenty doors to a block, one street and one place to a block
blocks AS (SELECT door, (door / 20) % 9000 AS street_no FROM generate_series(0, {doors} - 1) AS door)
SELECT door, street_no,
       stem[1 + street_no % 30] || lower(stem[1 + street_no / 30 % 30]) || kind[1 + street_no / 900] AS street,
       (1 + door::bigint * 7919 % 180)::text || CASE WHEN door % 9 = 0 THEN chr(97 + door % 4) ELSE '' END AS number,
       (10000 + street_no % 6 * 1000 + street_no / 6 % 10 * 37)::text AS postcode,
       old[1 + street_no % 6] || town[1 + street_no / 6 % 10] AS city
FROM blocks, words;

INSERT INTO addresses (area, id, dataset, source_id, content_hash, feature_id, number, street, postcode, city, location_precision, geom)
SELECT '{area}', md5('{area}' || door)::uuid, md5('{area}')::uuid, door::text, '\x00', door, number, street, postcode, city, 'door_number',
       -- each street somewhere in the city, its doors along it
       ST_SetSRID(ST_MakePoint(122.25 + street_no % 100 * 0.003 + door % 180 * 0.00001, 52.41 + street_no / 100 * 0.002 + door % 2 * 0.0002), 4326)
FROM made;
ANALYZE addresses;
