-- Whether it can be told if a hazard comes back: by the same premises and kind. "Other" is no kind: two of them at one place need have nothing in common.
CREATE OR REPLACE FUNCTION is_followed(premises uuid, kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT premises IS NOT NULL AND kind NOT IN ('unknown', 'other')
$$;
COMMENT ON FUNCTION is_followed(uuid, text) IS
    'Whether it can be told if a hazard of these premises and this kind comes back.';
