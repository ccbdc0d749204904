-- What planners would change about hydrants and roads: kept under a name, never part of the record itself.
CREATE TABLE scenarios (
    area          text NOT NULL REFERENCES areas (area),
    id            uuid NOT NULL,
    name          text NOT NULL,
    standard      text NOT NULL,                              -- id of the profile that it is judged by
    test          text CHECK (test IN ('radius', 'hose_lay', 'combined', 'supply', 'state')), -- null: all that the standard demands
    hose_m        double precision CHECK (hose_m > 0),        -- null: as the standard says
    as_of         date,                                       -- null: the day on which it is looked at
    cost_each     double precision CHECK (cost_each >= 0),    -- of one new hydrant; null: not known
    currency      text,                                       -- of the cost, ISO 4217; null: not told
    version       integer NOT NULL CHECK (version > 0),       -- from 1, rising by one with each edit
    data_version  bigint NOT NULL,                            -- of the area, when it was last edited
    created_by    text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    edited_by     text NOT NULL,
    edited_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (area, id)
);

-- One line for each change. Hydrants and roads are named by id without a foreign key: one that vanishes leaves the scenario whole, and
-- what was known of it then still says what was meant.
CREATE TABLE scenario_changes (
    area            text NOT NULL,
    scenario        uuid NOT NULL,
    position        integer NOT NULL,                         -- from 0
    kind            text NOT NULL CHECK (kind IN ('add', 'remove', 'move', 'out', 'close')),
    hydrant         uuid,                                     -- of remove, move and out
    hydrant_number  text,                                     -- as it was when the change was made
    stood_longitude double precision,                         -- degrees: where it stood then
    stood_latitude  double precision,
    road            uuid,                                     -- of close
    road_name       text,
    longitude       double precision,                         -- degrees: where add and move put a hydrant
    latitude        double precision,
    from_on         date,                                     -- null: from the start
    to_on           date,                                     -- null: without end
    PRIMARY KEY (area, scenario, position),
    FOREIGN KEY (area, scenario) REFERENCES scenarios (area, id) ON DELETE CASCADE,
    CHECK ((kind IN ('remove', 'move', 'out')) = (hydrant IS NOT NULL)),
    CHECK ((kind = 'close') = (road IS NOT NULL)),
    CHECK ((kind IN ('add', 'move')) = (longitude IS NOT NULL AND latitude IS NOT NULL))
);
