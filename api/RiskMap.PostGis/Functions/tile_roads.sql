-- From z 13 every road as it is stored. Below, the pieces of one street become one line, and a street too short to see is
-- dropped unless it is a main one: a town whose roads all have the same class still shows its long streets first.
CREATE FUNCTION tile_roads(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN CASE WHEN z >= 13 THEN tile_road_pieces(in_area, z, x, y) ELSE tile_road_streets(in_area, z, x, y) END;
END $$;
COMMENT ON FUNCTION tile_roads(text, integer, integer, integer) IS
    'Vector tile of an area''s roads: each piece from z 13, whole streets below.';

CREATE FUNCTION tile_road_pieces(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels, so that no edge shows where tiles meet.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    quarter_pixel double precision := tile_pixel(z) / 4;
    answer bytea;
BEGIN
    WITH
    -- The roads that run in the tile or touch its rim.
    running AS (
        SELECT feature_id, name, class, bridge, geom_3857
        FROM roads
        WHERE area = in_area AND geom_3857 && tile_and_rim
    ),
    -- Their lines, less what a quarter of a pixel would not show, in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, name, class, bridge, ST_AsMVTGeom(ST_Simplify(geom_3857, quarter_pixel, true), tile, 4096, 64) AS geom
        FROM running
    )
    SELECT ST_AsMVT(drawn, 'roads', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_road_pieces(text, integer, integer, integer) IS
    'Vector tile of an area''s roads, piece by piece: n, name, class, bridge.';

CREATE FUNCTION tile_road_streets(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels, so that no edge shows where tiles meet.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    pixel double precision := tile_pixel(z);
    main text[] := CASE WHEN z <= 9 THEN ARRAY['motorway', 'trunk', 'primary']
                        WHEN z <= 11 THEN ARRAY['motorway', 'trunk', 'primary', 'secondary']
                        ELSE ARRAY['motorway', 'trunk', 'primary', 'secondary', 'tertiary'] END;
    answer bytea;
BEGIN
    WITH
    -- The roads that run in the tile; paths and yards do not show here.
    running AS (
        SELECT feature_id, name, class, geom_3857
        FROM roads
        WHERE area = in_area AND geom_3857 && tile_and_rim AND class NOT IN ('service', 'track', 'path')
    ),
    -- The pieces of one name and class; a main road without a name goes with its like, a side street without one stays alone.
    streets AS (
        SELECT min(feature_id) AS feature_id, name, class, ST_CollectionExtract(ST_Collect(geom_3857), 2) AS pieces
        FROM running
        GROUP BY name, class, CASE WHEN name IS NULL AND class <> ALL (main) THEN feature_id END
    ),
    -- Main roads, and side streets that run 16 pixels within the tile and its rim.
    seen AS (
        SELECT *
        FROM streets
        WHERE class = ANY (main)
           OR ST_XMax(pieces) - ST_XMin(pieces) + ST_YMax(pieces) - ST_YMin(pieces) > 16 * pixel
    ),
    -- Joined end to end first, so that half a pixel's simplification can take out the joints.
    drawn AS (
        SELECT feature_id, feature_id AS n, name, class, false AS bridge,
               ST_AsMVTGeom(ST_Simplify(ST_LineMerge(pieces), pixel / 2, true), tile, 4096, 64) AS geom
        FROM seen
    )
    SELECT ST_AsMVT(drawn, 'roads', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_road_streets(text, integer, integer, integer) IS
    'Vector tile of an area''s main and long streets, one line each: n (of one of its pieces), name, class, bridge (false: too small to show).';
