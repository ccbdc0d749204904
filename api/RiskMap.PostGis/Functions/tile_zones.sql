-- Zones are polygons at all zooms. Those that were taken off are not drawn.
CREATE FUNCTION tile_zones(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels, so that no edge shows where tiles meet.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    quarter_pixel double precision := tile_pixel(z) / 4;
    answer bytea;
BEGIN
    WITH
    -- The zones that reach into the tile, with the state of the newest round that is not closed.
    standing AS (
        SELECT o.feature_id, o.name_zh, o.name_en, o.kind, o.check_up, o.geom_3857,
            (SELECT r.state FROM rounds r WHERE r.area = in_area AND r.zone = o.id AND r.state <> 'closed' ORDER BY r.number DESC LIMIT 1) AS round
        FROM zones o
        WHERE o.area = in_area AND o.removed_on IS NULL AND o.geom_3857 && tile_and_rim
    ),
    -- Their outlines, less what a quarter of a pixel would not show, in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, name_zh, name_en, kind, check_up, round,
            ST_AsMVTGeom(ST_Simplify(geom_3857, quarter_pixel, true), tile, 4096, 64) AS geom
        FROM standing
    )
    SELECT ST_AsMVT(drawn, 'zones', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_zones(text, integer, integer, integer) IS
    'Vector tile of an area''s zones: n, name_zh, name_en, kind, check_up, round.';
