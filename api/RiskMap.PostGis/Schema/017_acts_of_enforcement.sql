-- The row of a hazard holds its last order, seal, stop and penalty; a second one of a kind is a step beside the first, and every figure counts both.
ALTER TABLE hazard_steps ADD COLUMN amount numeric CHECK (amount >= 0);  -- of a penalty: the fine; null: a warning, or not known
UPDATE hazard_steps s SET amount = f.after::numeric
FROM act_fields f WHERE s.kind = 'penalty' AND f.area = s.area AND f.act = s.id AND f.field = 'penalty_amount' AND f.after IS NOT NULL;
CREATE INDEX hazard_steps_acts ON hazard_steps (area, kind, "on") WHERE kind IN ('ordered', 'penalty', 'sealed', 'stopped');
CREATE INDEX hazards_sealed ON hazards (area, sealed_on) WHERE sealed_on IS NOT NULL AND lifted_on IS NULL;

-- Orders, seals, stops and penalties, one row for each: the steps that hold (what was taken back does not); of a ledger that names a day without a step, that day.
-- until: the last day of a seal, thirty days at most.
CREATE VIEW hazard_acts AS
WITH held AS NOT MATERIALIZED (
    SELECT s.* FROM hazard_steps s WHERE s.kind IN ('ordered', 'penalty', 'sealed', 'stopped')
        AND NOT EXISTS (SELECT FROM acts u WHERE u.area = s.area AND u.undoes = s.id))
SELECT s.area, s.hazard, h.premises, h.division, s.kind, s."on",
    -- A ledger's steps name no fine: it stands on the hazard, if that day has no other.
    CASE WHEN s.kind <> 'penalty' THEN NULL WHEN s.amount IS NOT NULL OR s."on" IS DISTINCT FROM h.penalty_on THEN s.amount
        WHEN NOT EXISTS (SELECT FROM held o WHERE o.area = s.area AND o.hazard = s.hazard AND o.kind = s.kind AND o."on" = s."on" AND o.id <> s.id) THEN h.penalty_amount END AS amount,
    CASE WHEN s.kind = 'sealed' THEN coalesce(s.due_on, s."on" + 30) END AS until
FROM held s JOIN hazards h ON h.area = s.area AND h.id = s.hazard
UNION ALL
SELECT h.area, h.id, h.premises, h.division, a.kind, a."on", a.amount, CASE WHEN a.kind = 'sealed' THEN a."on" + 30 END
FROM hazards h CROSS JOIN LATERAL (VALUES
    ('ordered', h.ordered_on, NULL::numeric), ('penalty', h.penalty_on, h.penalty_amount), ('sealed', h.sealed_on, NULL), ('stopped', h.stopped_on, NULL)) a (kind, "on", amount)
WHERE a."on" IS NOT NULL AND NOT EXISTS (SELECT FROM held s WHERE s.area = h.area AND s.hazard = h.id AND s.kind = a.kind AND s."on" = a."on");
COMMENT ON VIEW hazard_acts IS 'Orders, seals, stops and penalties of hazards, one row for each that holds.';
