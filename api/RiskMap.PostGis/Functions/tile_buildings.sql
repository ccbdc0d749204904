-- From z 14 outlines. Below, a point each; where that would crowd the tile, the largest building of every cell of 2.5 pixels:
-- at most 110 x 110 of them and so under 500 KB, however large the town.
CREATE FUNCTION tile_buildings(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN CASE WHEN z >= 14 THEN tile_building_outlines(in_area, z, x, y) ELSE tile_building_points(in_area, z, x, y) END;
END $$;
COMMENT ON FUNCTION tile_buildings(text, integer, integer, integer) IS
    'Vector tile of an area''s standing buildings: outlines from z 14, points below.';

CREATE FUNCTION tile_building_outlines(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- The question stands in the stored geometry's coordinates, so that its index is used as it is.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    answer bytea;
BEGIN
    WITH
    -- The buildings that stand in the tile or touch its rim.
    standing AS (
        SELECT feature_id, use, storeys, height_m, name, geom_3857
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim AND demolished_on IS NULL
    ),
    -- Their outlines in the tile's own whole numbers.
    drawn AS (
        SELECT feature_id, feature_id AS n, use, storeys, height_m, name, ST_AsMVTGeom(geom_3857, tile, 4096, 64) AS geom
        FROM standing
    )
    SELECT ST_AsMVT(drawn, 'buildings', 4096, 'geom', 'feature_id') INTO answer FROM drawn WHERE geom IS NOT NULL;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_building_outlines(text, integer, integer, integer) IS
    'Vector tile of an area''s standing buildings as polygons: n, use, storeys, height_m, name.';

CREATE FUNCTION tile_building_points(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 256 / 4096.0);
    cell double precision := tile_pixel(z) * 2.5;
    crowded boolean := z <= 12 OR 12000 < (
        SELECT count(*) FROM buildings WHERE area = in_area AND geom_3857 && tile_and_rim AND demolished_on IS NULL);
    answer bytea;
BEGIN
    WITH
    -- The buildings that stand in the tile or near it.
    standing AS MATERIALIZED (
        SELECT feature_id, use, storeys, area_m2, box3d(geom_3857) AS box
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim AND demolished_on IS NULL
    ),
    -- The middle of a building's box stands for it: here a building is no larger than a pixel or two.
    middles AS MATERIALIZED (
        SELECT feature_id, use, storeys, area_m2, (ST_XMin(box) + ST_XMax(box)) / 2 AS east, (ST_YMin(box) + ST_YMax(box)) / 2 AS north
        FROM standing
    ),
    -- One whole number a cell; uncrowded, every building is a cell of its own.
    celled AS (
        SELECT *, CASE WHEN crowded THEN floor(east / cell)::bigint * 16777216 + floor(north / cell)::bigint ELSE feature_id END AS cell_number
        FROM middles
    ),
    -- The largest of each cell, as the eye would have it.
    thinned AS (
        SELECT DISTINCT ON (cell_number) feature_id, use, storeys, east, north
        FROM celled
        ORDER BY cell_number, area_m2 DESC, feature_id
    ),
    drawn AS (
        SELECT feature_id, feature_id AS n, use, storeys,
               ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(east, north), 3857), tile, 4096, 256) AS geom
        FROM thinned
    )
    SELECT ST_AsMVT(drawn, 'buildings', 4096, 'geom', 'feature_id') INTO answer FROM drawn WHERE geom IS NOT NULL;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_building_points(text, integer, integer, integer) IS
    'Vector tile of an area''s standing buildings as points: n, use, storeys; the largest of each 2.5-pixel cell where they crowd.';
