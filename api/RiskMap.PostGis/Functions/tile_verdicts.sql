-- Verdicts are not in the database: they come with the question, four bytes for each feature number, low byte first: which look (65535:
-- left out, it does not stand on that day) and how many decimetres (65535: none). A look is a verdict, the test that decided, its reason
-- and its clause; there are a few dozen of them. So a tile is one statement, and buildings are thinned as tile_buildings does.
CREATE FUNCTION tile_verdicts(
    in_area text, z integer, x integer, y integer, codes bytea, verdicts text[], tests text[], reasons text[], clauses text[]) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN CASE WHEN z >= 14 THEN tile_verdict_outlines(in_area, z, x, y, codes, verdicts, tests, reasons, clauses)
        ELSE tile_verdict_points(in_area, z, x, y, codes, verdicts) END;
END $$;
COMMENT ON FUNCTION tile_verdicts(text, integer, integer, integer, bytea, text[], text[], text[], text[]) IS
    'Vector tile of an area''s buildings with the verdicts that the question brings: outlines from z 14, points below.';

CREATE FUNCTION tile_verdict_outlines(
    in_area text, z integer, x integer, y integer, codes bytea, verdicts text[], tests text[], reasons text[], clauses text[]) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    west double precision := ST_XMin(tile);
    north double precision := ST_YMax(tile);
    units double precision := 4096 / (ST_XMax(tile) - west);
    numbers integer := octet_length(codes) / 4;
    answer bytea;
BEGIN
    WITH
    -- The buildings in the tile or at its rim that have a verdict.
    judged AS (
        SELECT feature_id, geom_3857,
               get_byte(codes, 4 * feature_id) + 256 * get_byte(codes, 4 * feature_id + 1) AS look,
               get_byte(codes, 4 * feature_id + 2) + 256 * get_byte(codes, 4 * feature_id + 3) AS decimetres
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim AND feature_id < numbers
    ),
    -- As in tile_building_outlines: a plain house that lies wholly inside is moved and rounded only.
    drawn AS MATERIALIZED (
        SELECT feature_id, feature_id AS n, verdicts[look + 1] AS verdict, tests[look + 1] AS test, reasons[look + 1] AS reason,
               clauses[look + 1] AS clause, CASE WHEN decimetres < 65535 THEN decimetres / 10.0::double precision END AS distance,
               CASE WHEN geom_3857 @ tile_and_rim AND ST_NRings(geom_3857) = 1 AND ST_NPoints(geom_3857) <= 16
                    THEN ST_ForcePolygonCCW(ST_SnapToGrid(ST_Affine(geom_3857, units, 0, 0, -units, -west * units, north * units), 1))
                    ELSE ST_AsMVTGeom(geom_3857, tile, 4096, 64) END AS geom
        FROM judged
        WHERE look < 65535
    )
    SELECT ST_AsMVT(drawn, 'verdicts', 4096, 'geom', 'feature_id') INTO answer FROM drawn WHERE NOT ST_IsEmpty(geom);
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_verdict_outlines(text, integer, integer, integer, bytea, text[], text[], text[], text[]) IS
    'Vector tile of an area''s judged buildings as polygons: n, verdict, test, reason, clause, distance in metres.';

CREATE FUNCTION tile_verdict_points(in_area text, z integer, x integer, y integer, codes bytea, verdicts text[]) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    cell double precision := tile_pixel(z) * 2.5;
    numbers integer := octet_length(codes) / 4;
    answer bytea;
BEGIN
    WITH
    judged AS (
        SELECT feature_id, area_m2, box3d(geom_3857) AS box, get_byte(codes, 4 * feature_id) + 256 * get_byte(codes, 4 * feature_id + 1) AS look
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim AND feature_id < numbers
        OFFSET 0 -- so that the box is made once, not once for each of its sides
    ),
    middles AS MATERIALIZED (
        SELECT feature_id, area_m2, look, (ST_XMin(box) + ST_XMax(box)) / 2 AS east, (ST_YMin(box) + ST_YMax(box)) / 2 AS north
        FROM judged
        WHERE look < 65535
    ),
    crowd AS MATERIALIZED (
        SELECT z <= 12 OR count(*) > 12000 AS is_crowded FROM middles
    ),
    -- All of them, or in a crowd the largest of each cell, as tile_building_points has it.
    thinned AS (
        SELECT feature_id, look, east, north
        FROM middles
        WHERE NOT (SELECT is_crowded FROM crowd)
        UNION ALL
        (SELECT DISTINCT ON (floor(east / cell)::bigint * 16777216 + floor(north / cell)::bigint) feature_id, look, east, north
        FROM middles
        WHERE (SELECT is_crowded FROM crowd)
        ORDER BY floor(east / cell)::bigint * 16777216 + floor(north / cell)::bigint, area_m2 DESC, feature_id)
    ),
    drawn AS (
        SELECT feature_id, feature_id AS n, verdicts[look + 1] AS verdict,
               ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(east, north), 3857), tile, 4096, 64) AS geom
        FROM thinned
    )
    SELECT ST_AsMVT(drawn, 'verdicts', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_verdict_points(text, integer, integer, integer, bytea, text[]) IS
    'Vector tile of an area''s judged buildings as points: n, verdict; the largest of each 2.5-pixel cell where they crowd.';
