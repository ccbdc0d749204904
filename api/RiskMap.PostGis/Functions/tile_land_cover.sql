-- Below z 14 a patch smaller than a pixel is dropped, and parcels, which are as many as the buildings on them, wait for z 14.
CREATE FUNCTION tile_land_cover(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels, so that no edge shows where tiles meet.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    pixel double precision := tile_pixel(z);
    answer bytea;
BEGIN
    WITH
    -- The patches that reach into the tile and can be seen in it; water and green lie on land, and so come after it.
    lying AS (
        SELECT feature_id, kind, name, geom_3857
        FROM land_cover
        WHERE area = in_area AND geom_3857 && tile_and_rim
          AND (z >= 14 OR (kind <> 'parcel' AND ST_Area(geom_3857) >= pixel * pixel))
        ORDER BY array_position(ARRAY['land', 'parcel', 'farmland', 'industrial', 'green', 'water'], kind), feature_id
    ),
    -- Their outlines, less what a quarter of a pixel would not show, in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, kind, name, ST_AsMVTGeom(ST_Simplify(geom_3857, pixel / 4, true), tile, 4096, 64) AS geom
        FROM lying
    )
    SELECT ST_AsMVT(drawn, 'land_cover', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_land_cover(text, integer, integer, integer) IS
    'Vector tile of an area''s land, water and green: n, kind, name; in drawing order, water last.';
