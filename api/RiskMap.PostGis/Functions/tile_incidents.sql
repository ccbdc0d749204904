-- Fires of unknown place are in no tile; the answers count them.
CREATE FUNCTION tile_incidents(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 16 pixels, so that a symbol on the border is whole in both tiles.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 256 / 4096.0);
    -- One pixel, or two and a half where a tile would hold more than a screen can show.
    cell double precision := tile_pixel(z) * CASE WHEN 12000 < (
        SELECT count(*) FROM (SELECT FROM incidents WHERE area = in_area AND geom_3857 && tile_and_rim LIMIT 12001) AS counted) THEN 2.5 ELSE 1 END;
    zone text := (SELECT time_zone FROM areas WHERE areas.area = in_area);
    answer bytea;
BEGIN
    WITH
    -- The fires in the tile or near it.
    burnt AS (
        SELECT feature_id, started_at, kind, geom_3857,
               CASE WHEN z <= 12 OR cell > tile_pixel(z)
                    THEN floor(ST_X(geom_3857) / cell)::bigint * 16777216 + floor(ST_Y(geom_3857) / cell)::bigint
                    ELSE feature_id END AS cell_number
        FROM incidents
        WHERE area = in_area AND geom_3857 && tile_and_rim
    ),
    -- At z 12 and below the latest of those that fall in the same cell.
    thinned AS (
        SELECT DISTINCT ON (cell_number) *
        FROM burnt
        ORDER BY cell_number, started_at DESC, feature_id
    ),
    -- The day is the area's own: a fire at 23:30 belongs to the day its people lived through.
    drawn AS (
        SELECT feature_id, feature_id AS n, (started_at AT TIME ZONE zone)::date::text AS at, kind,
               ST_AsMVTGeom(geom_3857, tile, 4096, 256) AS geom
        FROM thinned
    )
    SELECT ST_AsMVT(drawn, 'incidents', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_incidents(text, integer, integer, integer) IS
    'Vector tile of an area''s located fires: n, at (the area''s own ISO day), kind.';
