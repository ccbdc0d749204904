-- Check-ups: what a brigade knows of premises, who visited them and when, what was wrong and what became of it, zones examined in rounds,
-- campaigns. Rows that come from ledgers or are entered by hand have the same shape as those of every other layer. Null is unknown, never zero.

-- What people do is one history (acts), whatever it is about: zones, rounds, visits, hazards and files join it.
ALTER TABLE acts DROP CONSTRAINT hydrant_acts_kind_check;
ALTER TABLE acts ADD CONSTRAINT acts_kind_check CHECK (kind IN
    ('add', 'edit', 'move', 'remove', 'outage', 'outage_end', 'check', 'undo', 'import', 'step', 'photo', 'sign'));

-- The file of one unit (户籍化). division: the town it lies in, so that boards need no geometry; refresh_divisions writes it.
ALTER TABLE premises ADD COLUMN division uuid;
ALTER TABLE premises ADD COLUMN building uuid;
ALTER TABLE premises ADD COLUMN credit_code text;                -- 统一社会信用代码
ALTER TABLE premises ADD COLUMN supervision text NOT NULL DEFAULT 'unknown' CHECK (supervision IN ('key', 'general', 'small', 'unknown')); -- 重点单位, 一般单位, 九小场所
ALTER TABLE premises ADD COLUMN crowded boolean;                 -- 人员密集场所
ALTER TABLE premises ADD COLUMN floor_area_m2 double precision CHECK (floor_area_m2 > 0);
ALTER TABLE premises ADD COLUMN storeys integer CHECK (storeys > 0);
ALTER TABLE premises ADD COLUMN height_m double precision CHECK (height_m > 0);
ALTER TABLE premises ADD COLUMN cladding text NOT NULL DEFAULT 'unknown' CHECK (cladding IN ('none', 'a', 'b1', 'b2', 'b3', 'unknown')); -- external insulation, by its combustion class
ALTER TABLE premises ADD COLUMN cladding_plate boolean;          -- 一楼一牌 is posted
ALTER TABLE premises ADD COLUMN facilities_on date;              -- since when its fire facilities are in use
ALTER TABLE premises ADD COLUMN has_manager boolean;             -- false: nobody manages the property
ALTER TABLE premises ADD COLUMN owners text NOT NULL DEFAULT 'unknown' CHECK (owners IN ('single', 'multiple', 'unknown'));
ALTER TABLE premises ADD COLUMN commitment boolean;              -- opened by promise (告知承诺)
ALTER TABLE premises ADD COLUMN credit text NOT NULL DEFAULT 'unknown' CHECK (credit IN ('normal', 'dishonest', 'seriously_dishonest', 'repaired', 'unknown'));
ALTER TABLE premises ADD COLUMN credit_until date;
CREATE INDEX premises_division ON premises (area, division);

-- The three filings of a unit: managers, maintenance of facilities, self-assessment.
CREATE TABLE premises_filings (
    area         text NOT NULL,
    premises     uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('managers', 'maintenance', 'self_assessment')),
    filed_on     date,
    due_on       date,
    PRIMARY KEY (area, premises, kind),
    FOREIGN KEY (area, premises) REFERENCES premises (area, id) ON DELETE CASCADE
);

-- Personal data: only by role, never in tiles, logs or default exports.
CREATE TABLE premises_contacts (
    area         text NOT NULL,
    id           uuid NOT NULL,
    premises     uuid NOT NULL,
    role         text NOT NULL CHECK (role IN ('responsible', 'manager', 'control_room', 'electrician', 'unknown')),
    name         text,
    phone        text,
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, premises) REFERENCES premises (area, id) ON DELETE CASCADE
);
CREATE INDEX premises_contacts_premises ON premises_contacts (area, premises);

-- Personal data: households that are looked after (特困, 独居老人) and whether they have an alarm.
CREATE TABLE households (
    area         text NOT NULL,
    id           uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    content_hash bytea NOT NULL,
    feature_id   integer NOT NULL,
    division     uuid,
    name         text,
    phone        text,
    address      text,
    persons      integer CHECK (persons > 0),
    lives_alone  boolean,
    elderly      boolean,
    alarm        boolean,                                    -- null: not known
    alarm_on     date,
    note         text,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom         geometry(Point, 4326),
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);

-- Charging of electric bicycles: ports of a site. How many bicycles a community has stands in place_facts.
CREATE TABLE charging_sites (
    area         text NOT NULL,
    id           uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    content_hash bytea NOT NULL,
    feature_id   integer NOT NULL,
    name         text,
    ports        integer CHECK (ports >= 0),
    address      text,
    installed_on date,
    removed_on   date,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom         geometry(Point, 4326),
    geom_3857    geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX charging_sites_geom ON charging_sites USING gist (geom);
CREATE INDEX charging_sites_geom_3857 ON charging_sites USING gist (geom_3857);

-- What is counted of a place and comes from nowhere on the map: residents, e-bikes, a target of the year.
CREATE TABLE place_facts (
    area         text NOT NULL,
    layer        text NOT NULL CHECK (layer IN ('areas', 'divisions', 'zones')),
    row          uuid NOT NULL,                              -- of areas: all zeros
    name         text NOT NULL,                              -- residents, ebikes, …
    as_of        date NOT NULL,
    value        double precision,
    unit         text,
    source       text,
    who          text NOT NULL,
    PRIMARY KEY (area, layer, row, name, as_of)
);

-- Campaigns (专项整治): what shall be looked at, from when to when, and how much.
CREATE TABLE campaigns (
    area         text NOT NULL,
    id           uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    content_hash bytea NOT NULL,
    feature_id   integer NOT NULL,
    name         text NOT NULL,
    topic        text,                                       -- a hazard kind or premises kind of ours, or the source's word
    from_on      date,
    to_on        date,
    premises_kinds text,                                     -- codes with a space between them; null: all
    checklist    text,
    target       integer CHECK (target >= 0),
    target_unit  text NOT NULL DEFAULT 'unknown' CHECK (target_unit IN ('premises', 'visits', 'hazards_closed', 'unknown')),
    note         text,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id),
    CHECK (to_on >= from_on)
);

-- Zones (区域体检): what the client draws has dataset "by hand".
ALTER TABLE zones ADD COLUMN note text;
ALTER TABLE zones ADD COLUMN removed_on date;

-- A round of a zone. Its steps are kept; state is what the last one made of it.
CREATE TABLE rounds (
    area         text NOT NULL,
    id           uuid NOT NULL,
    zone         uuid NOT NULL,
    number       integer NOT NULL CHECK (number > 0),
    state        text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'inspecting', 'rectifying', 're_checking', 'publicity', 'closed')),
    planned_on   date NOT NULL,                              -- first day it shall be inspected
    due_on       date,                                       -- by when it shall be closed
    started_on   date,
    closed_on    date,
    lead         text,                                       -- office or person that leads
    agencies     text,                                       -- offices that take part, 、 between them
    checklist    text,
    note         text,
    PRIMARY KEY (area, id),
    UNIQUE (area, zone, number),
    FOREIGN KEY (area, zone) REFERENCES zones (area, id)
);
CREATE INDEX rounds_state ON rounds (area, state, due_on);

CREATE TABLE round_steps (
    area         text NOT NULL,
    id           uuid NOT NULL,                              -- of the act
    round        uuid NOT NULL,
    to_state     text NOT NULL CHECK (to_state IN ('planned', 'inspecting', 'rectifying', 're_checking', 'publicity', 'closed')),
    "on"         date NOT NULL,
    who          text NOT NULL,
    note         text,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, round) REFERENCES rounds (area, id) ON DELETE CASCADE
);
CREATE INDEX round_steps_round ON round_steps (area, round, at);

-- The premises that a round is about, fixed when it begins to be inspected: a shop that opens later does not thin its figures.
CREATE TABLE round_premises (
    area         text NOT NULL,
    round        uuid NOT NULL,
    premises     uuid NOT NULL,
    PRIMARY KEY (area, round, premises),
    FOREIGN KEY (area, round) REFERENCES rounds (area, id) ON DELETE CASCADE
);

-- What the indicator tree said of a zone before and after a round, as it was computed then.
CREATE TABLE round_scores (
    area         text NOT NULL,
    round        uuid NOT NULL,
    moment       text NOT NULL CHECK (moment IN ('before', 'after')),
    answer       jsonb NOT NULL,
    data_version bigint NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (area, round, moment),
    FOREIGN KEY (area, round) REFERENCES rounds (area, id) ON DELETE CASCADE
);

-- Weights of an indicator tree that somebody set: by hand, or by a matrix of comparisons (AHP). Versions are kept.
CREATE TABLE indicator_weights (
    area         text NOT NULL,
    tree         text NOT NULL,
    id           text NOT NULL,
    version      integer NOT NULL CHECK (version > 0),
    title        text NOT NULL,
    how          text NOT NULL CHECK (how IN ('hand', 'ahp', 'entropy', 'combined')),
    content      jsonb NOT NULL,                             -- weights by node, or matrices by node
    who          text NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (area, tree, id, version)
);

-- Visits. hazards_found and hazards_on_spot are what the record says itself (a ledger may have nothing else); null: masked or not said.
CREATE TABLE inspections (
    area         text NOT NULL,
    id           uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    content_hash bytea NOT NULL,
    feature_id   integer NOT NULL,
    number       text,
    premises     uuid,
    premises_src text,                                       -- name of the premises as the ledger has it
    division     uuid,
    zone         uuid,
    round        uuid,
    campaign     uuid,
    visited_at   timestamptz NOT NULL,
    time_precision text NOT NULL DEFAULT 'unknown' CHECK (time_precision IN ('minute', 'day', 'unknown')),
    kind         text NOT NULL DEFAULT 'unknown' CHECK (kind IN ('daily', 'special', 'random', 'recheck', 'complaint', 'opening', 'night', 'joint', 'service', 'unknown')),
    inspectors   text,                                       -- names of officers, 、 between them
    agencies     text,                                       -- other offices that took part
    checklist    text,
    checklist_version integer,
    result       text NOT NULL DEFAULT 'unknown' CHECK (result IN ('pass', 'hazards', 'not_entered', 'unknown')),
    hazards_found integer CHECK (hazards_found >= 0),
    hazards_on_spot integer CHECK (hazards_on_spot >= 0),    -- put right on the spot
    signed_by    text,                                       -- who signed for the unit: personal data
    signature    text,                                       -- the strokes as SVG path; personal data
    note         text,
    address      text,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom         geometry(Point, 4326),
    geom_3857    geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX inspections_geom ON inspections USING gist (geom);
CREATE INDEX inspections_visited_at ON inspections (area, visited_at);
CREATE INDEX inspections_premises ON inspections (area, premises, visited_at);
CREATE INDEX inspections_round ON inspections (area, round) WHERE round IS NOT NULL;

CREATE TABLE inspection_answers (
    area         text NOT NULL,
    inspection   uuid NOT NULL,
    item         text NOT NULL,                              -- code of the checklist's item
    answer       text NOT NULL CHECK (answer IN ('yes', 'no', 'not_applicable', 'unknown')), -- yes: it is in order
    note         text,
    hazard       uuid,                                       -- what was entered for a "no"
    PRIMARY KEY (area, inspection, item),
    FOREIGN KEY (area, inspection) REFERENCES inspections (area, id) ON DELETE CASCADE
);

-- Hazards. state is what the last step made of it; days are kept beside it so that boards and curves need no steps.
CREATE TABLE hazards (
    area         text NOT NULL,
    id           uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    content_hash bytea NOT NULL,
    feature_id   integer NOT NULL,
    number       text,
    premises     uuid,
    premises_src text,                                       -- name of the premises as the ledger has it
    division     uuid,
    zone         uuid,                                       -- check-up zone of the round it was found in, else null
    round        uuid,
    inspection   uuid,
    campaign     uuid,
    kind         text NOT NULL DEFAULT 'unknown',            -- a code of hazard-kinds.json
    kind_src     text,
    grade        text NOT NULL DEFAULT 'unknown' CHECK (grade IN ('ordinary', 'major', 'regional', 'unknown')),
    found_by     text NOT NULL DEFAULT 'unknown' CHECK (found_by IN ('inspection', 'night_check', 'report', 'grid', 'self_check', 'unknown')),
    state        text NOT NULL DEFAULT 'unknown' CHECK (state IN ('found', 'ordered', 'rectifying', 're_check', 'closed', 'unknown')),
    found_on     date NOT NULL,
    ordered_on   date,
    due_on       date,                                       -- by when it shall be put right
    recheck_asked_on date,                                   -- the unit asked for the re-check
    closed_on    date,
    on_spot      boolean NOT NULL DEFAULT false,             -- put right at once (当场改正)
    sealed_on    date,                                       -- 临时查封; lifted_on ends it
    lifted_on    date,
    stopped_on   date,                                       -- 三停; resumed_on ends it
    resumed_on   date,
    penalty_on   date,
    penalty_amount numeric CHECK (penalty_amount >= 0),      -- CNY, or the area's currency
    supervised_by text,                                      -- 挂牌督办: the government or office that does
    supervised_on date,
    transferred_to text,
    officer      text,                                       -- who follows it
    returns      uuid,                                       -- the closed hazard that has come back in this one
    people       integer CHECK (people >= 0),                -- people it endangers, if somebody counted
    description  text,
    note         text,
    address      text,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom         geometry(Point, 4326),
    geom_3857    geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id),
    CHECK (closed_on >= found_on)
);
CREATE INDEX hazards_geom ON hazards USING gist (geom);
CREATE INDEX hazards_geom_3857 ON hazards USING gist (geom_3857);
CREATE INDEX hazards_premises ON hazards (area, premises, kind, found_on);
CREATE INDEX hazards_open ON hazards (area, due_on) WHERE state <> 'closed';
CREATE INDEX hazards_found_on ON hazards (area, found_on);
CREATE INDEX hazards_closed_on ON hazards (area, closed_on);
CREATE INDEX hazards_round ON hazards (area, round) WHERE round IS NOT NULL;

-- What was done about a hazard, step by step: never changed, never taken out.
CREATE TABLE hazard_steps (
    area         text NOT NULL,
    id           uuid NOT NULL,                              -- of the act; of an imported step: its own
    hazard       uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('found', 'graded', 'ordered', 'rectifying', 'extended', 'recheck_asked', 'passed', 'failed', 'closed', 'reopened',
                     'sealed', 'lifted', 'stopped', 'resumed', 'penalty', 'supervised', 'supervision_ended', 'transferred')),
    to_state     text NOT NULL CHECK (to_state IN ('found', 'ordered', 'rectifying', 're_check', 'closed', 'unknown')),
    "on"         date NOT NULL,
    who          text NOT NULL,
    document     text,                                       -- number of the paper
    due_on       date,                                       -- the day that this step sets
    opinion_on   date,                                       -- of a major hazard: when the government got the opinion
    note         text,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, hazard) REFERENCES hazards (area, id) ON DELETE CASCADE
);
CREATE INDEX hazard_steps_hazard ON hazard_steps (area, hazard, "on", at);

-- Photos: the file without its place and device; the place stands beside it.
CREATE TABLE photos (
    area         text NOT NULL,
    id           uuid NOT NULL,
    layer        text NOT NULL CHECK (layer IN ('hazards', 'inspections', 'premises')),
    row          uuid NOT NULL,
    client_key   text NOT NULL,
    taken_at     timestamptz,
    who          text NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    media_type   text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
    sha256       text NOT NULL,
    content      bytea NOT NULL,
    note         text,
    geom         geometry(Point, 4326),                      -- where it was taken, by the phone
    accuracy_m   double precision CHECK (accuracy_m >= 0),
    PRIMARY KEY (area, id),
    UNIQUE (area, client_key)
);
CREATE INDEX photos_row ON photos (area, layer, row);
