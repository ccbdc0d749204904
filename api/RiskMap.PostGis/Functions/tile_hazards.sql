-- Hazards of unknown place are in no tile; the answers count them. Neither officers nor remarks are in any.
CREATE FUNCTION tile_hazards(in_area text, z integer, x integer, y integer, towns uuid[] DEFAULT '{}') RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 16 pixels, so that a symbol on the border is whole in both tiles.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 256 / 4096.0);
    -- One pixel, or two and a half where a tile would hold more than a screen can show.
    cell double precision := tile_pixel(z) * CASE WHEN 12000 < (
        SELECT count(*) FROM (SELECT FROM hazards WHERE area = in_area AND geom_3857 && tile_and_rim LIMIT 12001) AS counted) THEN 2.5 ELSE 1 END;
    answer bytea;
BEGIN
    WITH
    -- The hazards in the tile or near it.
    near AS (
        SELECT feature_id, kind, state, grade, found_on, due_on, closed_on, geom_3857,
               CASE WHEN z <= 12 OR cell > tile_pixel(z)
                    THEN floor(ST_X(geom_3857) / cell)::bigint * 16777216 + floor(ST_Y(geom_3857) / cell)::bigint
                    ELSE feature_id END AS cell_number
        FROM hazards
        WHERE area = in_area AND geom_3857 && tile_and_rim
            AND (towns = '{}' OR division = ANY (towns))
    ),
    -- Of those that fall in the same cell the one that is open and due first.
    thinned AS (
        SELECT DISTINCT ON (cell_number) *
        FROM near
        ORDER BY cell_number, state = 'closed', due_on NULLS LAST, feature_id
    ),
    drawn AS (
        SELECT feature_id, feature_id AS n, kind, state, grade, found_on::text AS found, due_on::text AS due, closed_on::text AS closed,
               ST_AsMVTGeom(geom_3857, tile, 4096, 256) AS geom
        FROM thinned
    )
    SELECT ST_AsMVT(drawn, 'hazards', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_hazards(text, integer, integer, integer, uuid[]) IS
    'Vector tile of an area''s located hazards: n, kind, state, grade, found, due, closed (the area''s own ISO days); of those towns alone, if any are named.';
