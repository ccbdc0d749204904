CREATE FUNCTION tile_pixel(z integer) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN 40075016.685578488 / 256 / 2 ^ z;
END $$;
COMMENT ON FUNCTION tile_pixel(integer) IS 'Side of a screen pixel (a tile is 256 of them) at a zoom, in Web Mercator''s stretched metres.';
