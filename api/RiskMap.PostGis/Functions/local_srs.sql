-- The area's own transverse Mercator, centred on its data, scale 1 on the central meridian: lengths are true to 0.02 % within
-- 125 km of it, better than any zone of a national grid at its edge.
CREATE FUNCTION local_srs(where_it_is geometry) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    centre geometry := ST_Centroid(ST_Envelope(where_it_is));
BEGIN
    RETURN format('+proj=tmerc +lat_0=%s +lon_0=%s +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs',
        round(ST_Y(centre)::numeric, 3), round(ST_X(centre)::numeric, 3));
END $$;
COMMENT ON FUNCTION local_srs(geometry) IS
    'PROJ string of a transverse Mercator in metres, x east, y north, centred on the box round a geometry in EPSG:4326.';
