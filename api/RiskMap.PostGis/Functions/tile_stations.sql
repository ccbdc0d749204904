-- Stations are few: none is thinned.
CREATE FUNCTION tile_stations(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 16 pixels, so that a symbol on the border is whole in both tiles.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 256 / 4096.0);
    answer bytea;
BEGIN
    WITH
    -- The stations in the tile or near it.
    standing AS (
        SELECT feature_id, name, state, geom_3857
        FROM stations
        WHERE area = in_area AND geom_3857 && tile_and_rim AND removed_on IS NULL
    ),
    -- Their places in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, name, state, ST_AsMVTGeom(geom_3857, tile, 4096, 256) AS geom
        FROM standing
    )
    SELECT ST_AsMVT(drawn, 'stations', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_stations(text, integer, integer, integer) IS
    'Vector tile of an area''s fire stations: n, name, state.';
