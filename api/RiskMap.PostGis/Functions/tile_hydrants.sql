-- Hydrants carry their dates, so that the map can be set to any day without asking again.
CREATE FUNCTION tile_hydrants(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 16 pixels, so that a symbol on the border is whole in both tiles.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 256 / 4096.0);
    -- One pixel, or two and a half where a tile would hold more than a screen can show.
    cell double precision := tile_pixel(z) * CASE WHEN 12000 < (
        SELECT count(*) FROM (SELECT FROM hydrants WHERE area = in_area AND geom_3857 && tile_and_rim LIMIT 12001) AS counted) THEN 2.5 ELSE 1 END;
    answer bytea;
BEGIN
    WITH
    -- The hydrants in the tile or near it.
    standing AS (
        SELECT area, id, flow_lps, feature_id, number, kind, state, installed_on, removed_on, geom_3857,
               CASE WHEN z <= 12 OR cell > tile_pixel(z)
                    THEN floor(ST_X(geom_3857) / cell)::bigint * 16777216 + floor(ST_Y(geom_3857) / cell)::bigint
                    ELSE feature_id END AS cell_number
        FROM hydrants
        WHERE area = in_area AND geom_3857 && tile_and_rim
    ),
    -- At z 12 and below one of those that fall in the same cell: one still there before one removed.
    thinned AS (
        SELECT DISTINCT ON (cell_number) *
        FROM standing
        ORDER BY cell_number, removed_on DESC NULLS FIRST, feature_id
    ),
    -- NFPA 291, 4.10: what a hydrant gives at 20 psi (0.138 MPa) left in the main, from its latest test: flow x ((static - 20 psi) /
    -- (static - residual)) ^ 0.54. Where pressures are not on record, or say nothing, the flow stands as it was measured.
    rated AS (
        SELECT thinned.*, CASE WHEN t.static_mpa > t.residual_mpa AND t.static_mpa > 0.138 AND t.flow_lps > 0
                    THEN t.flow_lps * ((t.static_mpa - 0.138) / (t.static_mpa - t.residual_mpa)) ^ 0.54
                    ELSE COALESCE(t.flow_lps, thinned.flow_lps) END AS at_20_psi
        FROM thinned
        LEFT JOIN LATERAL (
            SELECT flow_lps, static_mpa, residual_mpa FROM hydrant_tests
            WHERE area = thinned.area AND hydrant = thinned.id AND z >= 13 ORDER BY tested_on DESC LIMIT 1) AS t ON true
    ),
    drawn AS (
        SELECT feature_id, feature_id AS n, CASE WHEN z >= 13 THEN number END AS number, kind, state, installed_on::text AS installed_on, removed_on::text AS removed_on,
               -- 1500, 1000 and 500 US gallons a minute.
               CASE WHEN at_20_psi >= 94.635 THEN 'AA' WHEN at_20_psi >= 63.090 THEN 'A' WHEN at_20_psi >= 31.545 THEN 'B' WHEN at_20_psi >= 0 THEN 'C' END AS class,
               ST_AsMVTGeom(geom_3857, tile, 4096, 256) AS geom
        FROM rated
    )
    SELECT ST_AsMVT(drawn, 'hydrants', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_hydrants(text, integer, integer, integer) IS
    'Vector tile of an area''s hydrants, removed ones included: n, number (from z 13), kind, state, installed_on and removed_on as ISO text, class by NFPA 291.';
