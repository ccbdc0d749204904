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
    west double precision := ST_XMin(tile);
    north double precision := ST_YMax(tile);
    units double precision := 4096 / (ST_XMax(tile) - west);
    answer bytea;
BEGIN
    WITH
    -- The buildings that stand in the tile or touch its rim.
    standing AS (
        SELECT feature_id, use, storeys, height_m, name, geom_3857
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim AND (demolished_on IS NULL OR demolished_on > current_date)
    ),
    -- Their outlines in the tile's own whole numbers, y down. ST_AsMVTGeom clips and mends each, which takes most of a tile's time; a
    -- plain house that lies wholly inside is moved and rounded only: its walls may touch by a sixteenth of a pixel, which nobody sees.
    -- Materialized, or each would be made twice, once to see whether it is empty.
    drawn AS MATERIALIZED (
        SELECT feature_id, feature_id AS n, use, storeys, height_m, name,
               CASE WHEN geom_3857 @ tile_and_rim AND ST_NRings(geom_3857) = 1 AND ST_NPoints(geom_3857) <= 16
                    THEN ST_ForcePolygonCCW(ST_SnapToGrid(ST_Affine(geom_3857, units, 0, 0, -units, -west * units, north * units), 1))
                    ELSE ST_AsMVTGeom(geom_3857, tile, 4096, 64) END AS geom
        FROM standing
    )
    SELECT ST_AsMVT(drawn, 'buildings', 4096, 'geom', 'feature_id') INTO answer FROM drawn WHERE NOT ST_IsEmpty(geom);
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_building_outlines(text, integer, integer, integer) IS
    'Vector tile of an area''s standing buildings as polygons: n, use, storeys, height_m, name.';

CREATE FUNCTION tile_building_points(in_area text, z integer, x integer, y integer) RETURNS bytea
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tile geometry := ST_TileEnvelope(z, x, y);
    -- A rim of 4 pixels: a building is drawn as a dot no larger than that.
    tile_and_rim geometry := ST_TileEnvelope(z, x, y, margin => 64 / 4096.0);
    cell double precision := tile_pixel(z) * 2.5;
    answer bytea;
BEGIN
    WITH
    -- The buildings that stand in the tile or near it.
    standing AS (
        SELECT feature_id, use, area_m2, box3d(geom_3857) AS box
        FROM buildings
        WHERE area = in_area AND geom_3857 && tile_and_rim AND (demolished_on IS NULL OR demolished_on > current_date)
        OFFSET 0 -- so that the box is made once, not once for each of its sides
    ),
    -- The middle of a building's box stands for it: here a building is no larger than a pixel or two.
    middles AS MATERIALIZED (
        SELECT feature_id, use, area_m2, (ST_XMin(box) + ST_XMax(box)) / 2 AS east, (ST_YMin(box) + ST_YMax(box)) / 2 AS north
        FROM standing
    ),
    crowd AS MATERIALIZED (
        SELECT z <= 12 OR count(*) > 12000 AS is_crowded FROM middles
    ),
    -- All of them, or in a crowd the largest of each cell, as the eye would have it.
    thinned AS (
        SELECT feature_id, use, east, north
        FROM middles
        WHERE NOT (SELECT is_crowded FROM crowd)
        UNION ALL
        (SELECT DISTINCT ON (floor(east / cell)::bigint * 16777216 + floor(north / cell)::bigint) feature_id, use, east, north
        FROM middles
        WHERE (SELECT is_crowded FROM crowd)
        ORDER BY floor(east / cell)::bigint * 16777216 + floor(north / cell)::bigint, area_m2 DESC, feature_id)
    ),
    drawn AS (
        SELECT feature_id, feature_id AS n, use, ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(east, north), 3857), tile, 4096, 64) AS geom
        FROM thinned
    )
    SELECT ST_AsMVT(drawn, 'buildings', 4096, 'geom', 'feature_id') INTO answer FROM drawn;
    RETURN answer;
END $$;
COMMENT ON FUNCTION tile_building_points(text, integer, integer, integer) IS
    'Vector tile of an area''s standing buildings as points: n, use; the largest of each 2.5-pixel cell where they crowd.';
