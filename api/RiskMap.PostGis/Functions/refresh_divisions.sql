-- Writes the town that each located row of a layer lies in.
-- Visits and hazards without a place lie where their premises do; other rows without one keep what they have: null, or the town that their ledger
-- names. Returns how many rows changed.
-- After an import the table has no statistics yet: taken for a few rows, it would be joined with itself row by row, which is quadratic.
CREATE OR REPLACE FUNCTION refresh_divisions(of_area text, of_layer text) RETURNS bigint LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
    changed bigint;
BEGIN
    IF of_layer NOT IN ('premises', 'inspections', 'hazards', 'households') THEN
        RAISE EXCEPTION 'layer % has no division', of_layer;
    END IF;
    EXECUTE format($sql$
        WITH
        towns AS MATERIALIZED (SELECT id, geom, ST_Area(geom) AS size, feature_id FROM divisions WHERE area = $1 AND level = 'town'),
        -- Town by town, so that each outline is made ready once; where two overlap, the smaller one.
        inside AS (SELECT DISTINCT ON (i.id) i.id, towns.id AS division
            FROM towns CROSS JOIN LATERAL (SELECT t.id FROM %1$I t WHERE t.area = $1 AND ST_Intersects(towns.geom, t.geom) OFFSET 0) i
            ORDER BY i.id, towns.size, towns.feature_id),
        lies AS (SELECT t.id, %2$s AS division FROM %1$I t LEFT JOIN inside d ON d.id = t.id WHERE t.area = $1)
        UPDATE %1$I t SET division = lies.division FROM lies
        WHERE t.area = $1 AND t.id = lies.id AND t.division IS DISTINCT FROM lies.division
        $sql$, of_layer, CASE WHEN of_layer IN ('inspections', 'hazards')
            THEN 'CASE WHEN t.geom IS NULL THEN coalesce((SELECT p.division FROM premises p WHERE p.area = t.area AND p.id = t.premises), t.division) ELSE d.division END'
            ELSE 'CASE WHEN t.geom IS NULL THEN t.division ELSE d.division END' END) USING of_area;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
COMMENT ON FUNCTION refresh_divisions(text, text) IS
    'Writes the town that each row of a layer lies in; returns how many rows changed.';
