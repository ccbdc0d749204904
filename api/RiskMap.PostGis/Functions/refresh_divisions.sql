-- Writes the town (or, where an area has none, whatever smallest division above a village there is) that each located row of a layer lies in.
-- Visits and hazards without a place lie where their premises do; other rows without one keep what they have: null, or the town that their ledger
-- names. Returns how many rows changed.
CREATE OR REPLACE FUNCTION refresh_divisions(of_area text, of_layer text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    changed bigint;
BEGIN
    IF of_layer NOT IN ('premises', 'inspections', 'hazards', 'households') THEN
        RAISE EXCEPTION 'layer % has no division', of_layer;
    END IF;
    EXECUTE format($sql$
        WITH lies AS (
            -- Where two towns overlap, the smaller one.
            SELECT t.id, %2$s AS division
            FROM %1$I t LEFT JOIN LATERAL (SELECT d.id FROM divisions d
                WHERE d.area = t.area AND d.level = 'town' AND ST_Intersects(d.geom, t.geom) ORDER BY ST_Area(d.geom), d.feature_id LIMIT 1) d ON true
            WHERE t.area = $1)
        UPDATE %1$I t SET division = lies.division FROM lies
        WHERE t.area = $1 AND t.id = lies.id AND t.division IS DISTINCT FROM lies.division
        $sql$, of_layer, CASE WHEN of_layer IN ('inspections', 'hazards')
            THEN 'CASE WHEN t.geom IS NULL THEN coalesce((SELECT p.division FROM premises p WHERE p.area = t.area AND p.id = t.premises), t.division) ELSE d.id END'
            ELSE 'CASE WHEN t.geom IS NULL THEN t.division ELSE d.id END' END) USING of_area;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
