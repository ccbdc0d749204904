-- Premises that still do business; those without a place are in no tile, and the answers count them.
CREATE FUNCTION tile_premises(in_area text, z integer, x integer, y integer, towns uuid[] DEFAULT '{}') RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 16 pixels, so that a symbol on the border is whole in both tiles.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 256 / 4096.0);
    -- One pixel, or two and a half where a tile would hold more than a screen can show.
    cell double precision := tile_pixel(z) * CASE WHEN 12000 < (
        SELECT count(*) FROM (SELECT FROM premises WHERE area = in_area AND geom_3857 && tile_and_rim LIMIT 12001) AS counted) THEN 2.5 ELSE 1 END;
    answer bytea;
BEGIN
    WITH
    -- The premises in the tile or near it.
    standing AS (
        SELECT feature_id, name, kind, geom_3857,
               CASE WHEN z <= 12 OR cell > tile_pixel(z)
                    THEN floor(ST_X(geom_3857) / cell)::bigint * 16777216 + floor(ST_Y(geom_3857) / cell)::bigint
                    ELSE feature_id END AS cell_number
        FROM premises
        WHERE area = in_area AND geom_3857 && tile_and_rim AND closed_on IS NULL
            AND (towns = '{}' OR division = ANY (towns))
    ),
    -- At z 12 and below one of those that fall in the same cell.
    thinned AS (
        SELECT DISTINCT ON (cell_number) *
        FROM standing
        ORDER BY cell_number, feature_id
    ),
    drawn AS (
        SELECT feature_id, feature_id AS n, CASE WHEN z >= 15 THEN name END AS name, kind,
               ST_AsMVTGeom(geom_3857, tile, 4096, 256) AS geom
        FROM thinned
    )
    SELECT ST_AsMVT(drawn, 'premises', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_premises(text, integer, integer, integer, uuid[]) IS
    'Vector tile of an area''s located premises that are not closed: n, name (from z 15), kind; of those towns alone, if any are named.';
