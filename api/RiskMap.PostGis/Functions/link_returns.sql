-- Writes which closed hazard has come back in each hazard: the one of the same premises and kind that was closed last before the day on which this one
-- was found, at most the days of relapse_rule before. Closed on that very day is no return, and where the kind is not known or "other" nobody can tell.
-- Of all hazards of the area; or of those of some premises, and one row. Returns how many rows changed.
CREATE OR REPLACE FUNCTION link_returns(of_area text, of_premises uuid[] DEFAULT NULL, of_row uuid DEFAULT NULL) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    days integer := (SELECT within_days FROM relapse_rule);
    changed bigint;
BEGIN
    WITH
    asked AS (SELECT t.id, t.premises, t.kind, t.found_on FROM hazards t WHERE t.area = of_area AND of_premises IS NULL
        UNION SELECT t.id, t.premises, t.kind, t.found_on FROM hazards t WHERE t.area = of_area AND t.premises = ANY(of_premises)
        UNION SELECT t.id, t.premises, t.kind, t.found_on FROM hazards t WHERE t.area = of_area AND t.id = of_row),
    came AS (SELECT a.id, e.id AS returns FROM asked a LEFT JOIN LATERAL (
            SELECT o.id FROM hazards o WHERE o.area = of_area AND o.premises = a.premises AND o.kind = a.kind AND o.id <> a.id
                AND o.closed_on < a.found_on AND o.closed_on >= a.found_on - days
            ORDER BY o.closed_on DESC, o.feature_id LIMIT 1) e ON riskmap_fn.is_followed(a.premises, a.kind))
    UPDATE hazards t SET returns = came.returns FROM came WHERE t.area = of_area AND t.id = came.id AND t.returns IS DISTINCT FROM came.returns;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
COMMENT ON FUNCTION link_returns(text, uuid[], uuid) IS
    'Writes which closed hazard has come back in each hazard; returns how many rows changed.';
