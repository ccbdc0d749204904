-- What came back is written down by one rule (function link_returns), whoever wrote the rows: a person, a ledger or the demo.
CREATE TABLE relapse_rule (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    within_days  integer NOT NULL CHECK (within_days > 0)    -- the server's setting; it writes it here at each start
);
INSERT INTO relapse_rule (within_days) VALUES (365);
COMMENT ON COLUMN hazards.returns IS 'the closed hazard that has come back in this one: link_returns writes it';

-- A penalty is made public by a step of its own; a step of grading says which grade, so that the papers of a major hazard count from the right one.
ALTER TABLE hazards ADD COLUMN published_on date;            -- the penalty was made public
ALTER TABLE hazard_steps ADD COLUMN grade text CHECK (grade IN ('ordinary', 'major', 'regional', 'unknown'));
ALTER TABLE hazard_steps DROP CONSTRAINT hazard_steps_kind_check;
ALTER TABLE hazard_steps ADD CONSTRAINT hazard_steps_kind_check CHECK (kind IN ('found', 'graded', 'ordered', 'rectifying', 'extended', 'recheck_asked', 'passed',
    'failed', 'closed', 'reopened', 'sealed', 'lifted', 'stopped', 'resumed', 'penalty', 'published', 'supervised', 'supervision_ended', 'transferred'));
-- Steps of before: what the act of the step wrote.
UPDATE hazard_steps s SET grade = f.after FROM act_fields f WHERE s.kind = 'graded' AND f.area = s.area AND f.act = s.id AND f.field = 'grade';
