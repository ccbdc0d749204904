-- The last day of the seal that a hazard is under: the day that its step set, else thirty days after. Null: it is under none.
CREATE OR REPLACE FUNCTION seal_ends(of_area text, of_hazard uuid, sealed date, lifted date) RETURNS date LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF sealed IS NULL OR lifted IS NOT NULL THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT max(a.until) FROM hazard_acts a WHERE a.area = of_area AND a.hazard = of_hazard AND a.kind = 'sealed' AND a."on" = sealed);
END $$;
COMMENT ON FUNCTION seal_ends(text, uuid, date, date) IS
    'The last day of the seal that a hazard is under; null: it is under none.';
