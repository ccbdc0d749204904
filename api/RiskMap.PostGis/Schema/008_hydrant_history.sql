-- What people enter and correct about hydrants: who changed what, when and on what evidence; what a new delivery must leave alone.
-- Nothing here is ever changed or taken out: to take a change back is a change of its own.

-- One line for each thing that somebody did to a hydrant.
CREATE TABLE hydrant_acts (
    area         text NOT NULL,
    id           uuid NOT NULL,
    hydrant      uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('add', 'edit', 'move', 'remove', 'outage', 'outage_end', 'check', 'undo', 'import')),
    who          text NOT NULL,                              -- a person's name; of an import: the file's
    at           timestamptz NOT NULL DEFAULT clock_timestamp(), -- when it was written here
    made_at      timestamptz,                                -- when the person noted it, by the clock of the phone; null: at once
    client_key   text NOT NULL,                              -- what was sent twice has the same, and is written once
    evidence     text NOT NULL CHECK (evidence IN ('map', 'gps', 'document', 'import')),
    accuracy_m   double precision CHECK (accuracy_m >= 0),   -- of a place by GPS: radius in metres, as the phone gave it
    undoes       uuid,                                       -- the act that this one took back
    PRIMARY KEY (area, id),
    UNIQUE (area, client_key),
    FOREIGN KEY (area, hydrant) REFERENCES hydrants (area, id)
);
CREATE INDEX hydrant_acts_hydrant ON hydrant_acts (area, hydrant, at);
CREATE INDEX hydrant_acts_undoes ON hydrant_acts (area, undoes) WHERE undoes IS NOT NULL;
CREATE INDEX hydrant_acts_at ON hydrant_acts (area, at);

-- What an act changed, field by field. A field is a column of hydrants; or place (longitude and latitude, EPSG:4326); or outage:DAY
-- (first day of an outage) and test:DAY, whose values are JSON.
CREATE TABLE hydrant_act_fields (
    area         text NOT NULL,
    act          uuid NOT NULL,
    field        text NOT NULL,
    before       text,                                       -- null: unknown, or not there
    after        text,
    PRIMARY KEY (area, act, field),
    FOREIGN KEY (area, act) REFERENCES hydrant_acts (area, id)
);

-- What a person put in place of a source's value, and still holds: one line a field. A delivery that says nothing about the field, or
-- repeats what the person saw, leaves it; one that says something new replaces it. Places have the same rule, in table locations.
CREATE TABLE hydrant_corrections (
    area         text NOT NULL,
    hydrant      uuid NOT NULL,
    field        text NOT NULL,                              -- a column of hydrants
    seen         text,                                       -- the source's value that was corrected; null: it had none
    act          uuid NOT NULL,
    PRIMARY KEY (area, hydrant, field),
    FOREIGN KEY (area, hydrant) REFERENCES hydrants (area, id)
);

-- What somebody found at a hydrant on a day. Flow in litres per second, pressures in megapascal; what was measured stands in hydrant_tests too.
CREATE TABLE hydrant_checks (
    area         text NOT NULL,
    id           uuid NOT NULL,                              -- of the act
    hydrant      uuid NOT NULL,
    checked_on   date NOT NULL,
    state        text NOT NULL CHECK (state IN ('in_service', 'low_pressure', 'no_water', 'damaged', 'obstructed', 'cannot_open', 'out_of_service', 'unknown')),
    missing      boolean NOT NULL,                           -- true: it was not found where it should stand
    flow_lps     double precision CHECK (flow_lps > 0),
    static_mpa   double precision CHECK (static_mpa >= 0),
    residual_mpa double precision CHECK (residual_mpa >= 0),
    who          text NOT NULL,
    note         text,
    geom         geometry(Point, 4326),                      -- where the person stood, by GPS
    accuracy_m   double precision CHECK (accuracy_m >= 0),
    undone       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, hydrant) REFERENCES hydrants (area, id)
);
CREATE INDEX hydrant_checks_hydrant ON hydrant_checks (area, hydrant, checked_on DESC) WHERE NOT undone;
CREATE INDEX hydrant_checks_day ON hydrant_checks (area, checked_on);

-- Outages and tests that a person wrote: a delivery does not overwrite them. Null: they came with a file.
ALTER TABLE hydrant_outages ADD COLUMN who text;
ALTER TABLE hydrant_tests ADD COLUMN who text;
