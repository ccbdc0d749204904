-- Every lane at every zoom: they are few, and a planner looks for the ones that are missing.
CREATE FUNCTION tile_fire_lanes(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels, so that no edge shows where tiles meet.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    quarter_pixel double precision := tile_pixel(z) / 4;
    answer bytea;
BEGIN
    WITH
    -- The lanes that run in the tile or touch its rim.
    standing AS (
        SELECT feature_id, name, width_m, geom_3857
        FROM fire_lanes
        WHERE area = in_area AND geom_3857 && tile_and_rim AND removed_on IS NULL
    ),
    -- Their lines, less what a quarter of a pixel would not show, in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, name, width_m, ST_AsMVTGeom(ST_Simplify(geom_3857, quarter_pixel, true), tile, 4096, 64) AS geom
        FROM standing
    )
    SELECT ST_AsMVT(drawn, 'fire_lanes', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_fire_lanes(text, integer, integer, integer) IS
    'Vector tile of an area''s fire lanes: n, name, width_m (clear width in metres).';
