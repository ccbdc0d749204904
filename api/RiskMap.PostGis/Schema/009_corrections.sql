-- What people enter and correct has one history, whatever it is about: that of hydrants becomes that of every layer, and fires join it.
-- A layer is the name of its table. Rows of different layers share no table, so nothing refers to them by a foreign key.

ALTER TABLE hydrant_acts RENAME TO acts;
ALTER TABLE acts RENAME COLUMN hydrant TO row;
ALTER TABLE acts DROP CONSTRAINT hydrant_acts_area_hydrant_fkey;
ALTER TABLE acts ADD COLUMN layer text NOT NULL DEFAULT 'hydrants';
ALTER TABLE acts ALTER COLUMN layer DROP DEFAULT;
ALTER TABLE acts ADD COLUMN why text;                        -- in the person's words
DROP INDEX hydrant_acts_hydrant;
DROP INDEX hydrant_acts_at;
CREATE INDEX acts_row ON acts (area, layer, row, at);
CREATE INDEX acts_at ON acts (area, layer, at);
ALTER INDEX hydrant_acts_undoes RENAME TO acts_undoes;

-- A field is a column of the layer; or location (longitude and latitude, EPSG:4326); or on_record (true, false); or, of hydrants, outage:DAY and test:DAY.
ALTER TABLE hydrant_act_fields RENAME TO act_fields;
UPDATE act_fields SET field = 'location' WHERE field = 'place';

ALTER TABLE hydrant_corrections RENAME TO corrections;
ALTER TABLE corrections RENAME COLUMN hydrant TO row;
ALTER TABLE corrections DROP CONSTRAINT hydrant_corrections_area_hydrant_fkey;
ALTER TABLE corrections ADD COLUMN layer text NOT NULL DEFAULT 'hydrants';
ALTER TABLE corrections ALTER COLUMN layer DROP DEFAULT;
ALTER TABLE corrections DROP CONSTRAINT hydrant_corrections_pkey;
ALTER TABLE corrections ADD PRIMARY KEY (area, layer, row, field);

-- Rows that a person took off the record, whole, so that they can come back: they leave their table, and nothing counts or draws them. A delivery
-- that has one of them again leaves it out.
CREATE TABLE removed_rows (
    area         text NOT NULL,
    layer        text NOT NULL,
    row          uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    act          uuid NOT NULL,                              -- that took it off
    content      jsonb NOT NULL,                             -- the row; geom as EWKB in hexadecimal
    PRIMARY KEY (area, layer, row),
    UNIQUE (area, layer, dataset, source_id)
);

-- Alarm, dispatch, arrival, control and out come in this order. grade is what somebody said; what the rule of the day makes of the fire is computed.
-- A fire of which only the day is known has midnight, by the area's clocks, in started_at.
ALTER TABLE incidents ADD COLUMN time_precision text NOT NULL DEFAULT 'unknown' CHECK (time_precision IN ('minute', 'day', 'unknown'));
ALTER TABLE incidents ADD COLUMN grade text NOT NULL DEFAULT 'unknown' CHECK (grade IN ('exceptional', 'major', 'larger', 'ordinary', 'unknown'));
ALTER TABLE incidents ADD COLUMN alarmed_at timestamptz;
ALTER TABLE incidents ADD COLUMN controlled_at timestamptz;
ALTER TABLE incidents ADD COLUMN extinguished_at timestamptz;
ALTER TABLE incidents ADD COLUMN vehicles integer CHECK (vehicles >= 0);
ALTER TABLE incidents ADD COLUMN personnel integer CHECK (personnel >= 0);
ALTER TABLE incidents ADD COLUMN building uuid;              -- where it burned, if that is on record
ALTER TABLE incidents ADD COLUMN premises uuid;
ALTER TABLE incidents ADD COLUMN note text;
