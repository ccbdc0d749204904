-- Divisions are polygons at all zooms.
CREATE FUNCTION tile_divisions(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels, so that no edge shows where tiles meet.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    quarter_pixel double precision := tile_pixel(z) / 4;
    answer bytea;
BEGIN
    WITH
    -- The divisions that reach into the tile.
    standing AS (
        SELECT feature_id, name_zh, name_en, level, geom_3857
        FROM divisions
        WHERE area = in_area AND geom_3857 && tile_and_rim
    ),
    -- Their outlines, less what a quarter of a pixel would not show, in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, name_zh, name_en, level, ST_AsMVTGeom(ST_Simplify(geom_3857, quarter_pixel, true), tile, 4096, 64) AS geom
        FROM standing
    )
    SELECT ST_AsMVT(drawn, 'divisions', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_divisions(text, integer, integer, integer) IS
    'Vector tile of an area''s administrative divisions: n, name_zh, name_en, level.';
