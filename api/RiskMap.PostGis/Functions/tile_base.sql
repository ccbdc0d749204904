-- Layers of a vector tile stand one after another, so that tiles joined end to end are a tile.
CREATE FUNCTION tile_base(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN tile_land_cover(in_area, z, x, y) || tile_roads(in_area, z, x, y) || tile_buildings(in_area, z, x, y);
END $$;
COMMENT ON FUNCTION tile_base(text, integer, integer, integer) IS
    'Vector tile of the base map in its order of drawing: the layers land_cover, roads and buildings.';
