-- The outlines alone, of all buildings ever on record: who judges them knows which stand on the day. They are drawn as tile_building_outlines
-- draws them, so that both layers lie on each other.
CREATE FUNCTION tile_building_shapes(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    west double precision := ST_XMin(tile);
    north double precision := ST_YMax(tile);
    units double precision := 4096 / (ST_XMax(tile) - west);
    answer bytea;
BEGIN
    WITH
    -- As in tile_building_outlines: a plain house that lies wholly inside is moved and rounded only.
    drawn AS MATERIALIZED (
        SELECT feature_id,
               CASE WHEN geom_3857 @ tile_and_rim AND ST_NRings(geom_3857) = 1 AND ST_NPoints(geom_3857) <= 16
                    THEN ST_ForcePolygonCCW(ST_SnapToGrid(ST_Affine(geom_3857, units, 0, 0, -units, -west * units, north * units), 1))
                    ELSE ST_AsMVTGeom(geom_3857, tile, 4096, 64) END AS geom
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim
    )
    SELECT ST_AsMVT(drawn, 'shapes', 4096, 'geom', 'feature_id') INTO answer FROM drawn WHERE NOT ST_IsEmpty(geom);
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_building_shapes(text, integer, integer, integer) IS
    'Vector tile of all buildings ever on record in an area as polygons, with nothing but their numbers.';
