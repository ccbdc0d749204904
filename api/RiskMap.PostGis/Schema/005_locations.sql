-- Where rows are, how that is known, and who mended it: unlocated rows, premises, aliases, corrections, import previews and profiles.

-- A row may be on record before its place is: geom null is counted as unlocated everywhere, and never drawn.
ALTER TABLE hydrants ALTER COLUMN geom DROP NOT NULL;
ALTER TABLE water_sources ALTER COLUMN geom DROP NOT NULL;
ALTER TABLE stations ALTER COLUMN geom DROP NOT NULL;
ALTER TABLE water_sources ADD COLUMN address text;
ALTER TABLE stations ADD COLUMN address text;
ALTER TABLE stations ADD COLUMN location_precision text NOT NULL DEFAULT 'unknown'
    CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown'));

-- Premises (单位, 场所): what stands in a building or a yard and is inspected. kind is ours (FIELD.md), kind_src the source's word.
CREATE TABLE premises (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    kind          text NOT NULL DEFAULT 'unknown',
    kind_src      text,
    address       text,
    occupants     integer CHECK (occupants >= 0),            -- people it may hold
    note          text,
    opened_on     date,
    closed_on     date,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom          geometry(Point, 4326),
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX premises_geom ON premises USING gist (geom);
CREATE INDEX premises_geom_3857 ON premises USING gist (geom_3857);

-- Where a row's place comes from, when it is not the source's own coordinates. One line a row: the place that holds now.
-- An import that brings the row's own coordinates later replaces the place and deletes the line; one that brings none leaves both.
CREATE TABLE locations (
    area         text NOT NULL,
    layer        text NOT NULL,                              -- hydrants, premises, incidents, …
    row          uuid NOT NULL,
    located_by   text NOT NULL CHECK (located_by IN ('geocoder', 'person')),
    who          text NOT NULL,                              -- a person's name, or the geocoder's
    at           timestamptz NOT NULL DEFAULT now(),
    address      text,                                       -- the text that was read
    match_level  text NOT NULL CHECK (match_level IN ('point', 'door_number', 'building', 'estate', 'street', 'crossing', 'village', 'town', 'county', 'none')),
    confidence   double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    radius_m     double precision NOT NULL CHECK (radius_m >= 0), -- expected error
    doubtful     boolean NOT NULL,                           -- below the threshold for a silent yes: stands in the review desk
    candidates   jsonb NOT NULL DEFAULT '[]',                -- as they were shown, likeliest first: [{label, longitude, latitude, level, confidence,
                                                             -- radiusMetres, source}]; level as match_level
    PRIMARY KEY (area, layer, row)
);
CREATE INDEX locations_doubtful ON locations (area, layer) WHERE doubtful;
CREATE INDEX hydrants_unlocated ON hydrants (area, feature_id) WHERE geom IS NULL;
CREATE INDEX water_sources_unlocated ON water_sources (area, feature_id) WHERE geom IS NULL;
CREATE INDEX stations_unlocated ON stations (area, feature_id) WHERE geom IS NULL;
CREATE INDEX premises_unlocated ON premises (area, feature_id) WHERE geom IS NULL;
CREATE INDEX incidents_unlocated ON incidents (area, feature_id) WHERE geom IS NULL;

-- Every change of a place by the geocoder or by hand, with what was before: nothing is overwritten in silence.
CREATE TABLE location_changes (
    area         text NOT NULL,
    id           uuid NOT NULL,
    layer        text NOT NULL,
    row          uuid NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    who          text NOT NULL,
    how          text NOT NULL CHECK (how IN ('geocoded', 'candidate', 'pin', 'alias', 'undo', 'import')),
    before_geom  geometry(Point, 4326),
    after_geom   geometry(Point, 4326),
    before_precision text,
    after_precision  text,
    alias        uuid,
    act          uuid,                                       -- changes that one person made at once; null: a change by itself
    undoes       uuid,                                       -- the change that an undo took back
    before_location jsonb,                                   -- the row's line in locations before; null: there was none
    before_alias jsonb,                                      -- the line of the alias before, on the change that wrote it
    PRIMARY KEY (area, id)
);
CREATE INDEX location_changes_row ON location_changes (area, layer, row, at);
CREATE INDEX location_changes_act ON location_changes (area, act) WHERE act IS NOT NULL;
CREATE INDEX location_changes_undoes ON location_changes (area, undoes) WHERE undoes IS NOT NULL;

-- What people call a place: old street names with their dates, and corrections made in the review desk.
CREATE TABLE address_aliases (
    area         text NOT NULL,
    id           uuid NOT NULL,
    text         text NOT NULL,                              -- as somebody wrote it
    key          text NOT NULL,                              -- the same in matching form
    kind         text NOT NULL CHECK (kind IN ('street', 'place')), -- street: stands for another street name; place: stands for geom
    stands_for   text,                                       -- street: the name of today
    geom         geometry(Point, 4326),
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    valid_from   date,
    valid_to     date,
    who          text NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (area, id),
    UNIQUE (area, kind, key),
    CHECK ((kind = 'street') = (stands_for IS NOT NULL)),
    CHECK ((kind = 'place') = (geom IS NOT NULL))
);

-- What an outside geocoder answered, so that nothing is asked twice; coordinates as it gave them, and WGS-84.
CREATE TABLE outside_answers (
    area         text NOT NULL,
    provider     text NOT NULL,
    key          text NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    crs_src      text NOT NULL,
    answer       jsonb NOT NULL,
    geom         geometry(Point, 4326),
    PRIMARY KEY (area, provider, key)
);

-- What a dry run found: columns guessed, ten rows as they would land, and what is wrong. Kept for the map and for confirmation.
CREATE TABLE import_previews (
    area         text NOT NULL,                              -- may be an area that does not exist yet
    id           uuid NOT NULL,
    layer        text NOT NULL,
    dataset      text NOT NULL,
    file_name    text NOT NULL,
    file_sha256  text,
    at           timestamptz NOT NULL DEFAULT now(),
    crs_src      text NOT NULL,
    encoding     text,
    columns      jsonb NOT NULL,                             -- each column of the file: [{column, field, how, sure, samples, unit}]; field null: not taken
    sample       jsonb NOT NULL,                             -- GeoJSON FeatureCollection, EPSG:4326, of ten rows; properties are the fields
    findings     jsonb NOT NULL,                             -- [{code, severity, rows, evidence, remedy}]
    counts       jsonb NOT NULL,                             -- {read, wouldInsert, wouldUpdate, unchanged, rejected, unlocated}
    command      text,                                       -- what confirms it; null: the reader puts it together from the above
    plan         jsonb NOT NULL DEFAULT '{}',                -- file, columns and coordinate system exactly as they were tried: import --confirm does that
    PRIMARY KEY (area, id)
);

-- Columns confirmed once, for the next file of that kind: a kind is a layer and a set of header names.
CREATE TABLE import_profiles (
    area         text NOT NULL,
    id           uuid NOT NULL,
    name         text NOT NULL,
    layer        text NOT NULL,
    headers      text NOT NULL,                              -- header names in matching form, sorted, joined
    columns      jsonb NOT NULL,                             -- the mapping, as datasets.mapping
    who          text NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (area, id),
    UNIQUE (area, layer, headers)
);

-- Findings about a whole file or about rows that landed all the same; the rows themselves stand in import_rejects as 'warned'.
ALTER TABLE import_runs ADD COLUMN findings jsonb NOT NULL DEFAULT '[]';
ALTER TABLE import_runs ADD COLUMN unlocated integer NOT NULL DEFAULT 0;
ALTER TABLE import_rejects DROP CONSTRAINT import_rejects_outcome_check;
ALTER TABLE import_rejects ADD CHECK (outcome IN ('rejected', 'mended', 'repeated', 'warned'));

-- What OpenStreetMap and other networks know of a road beside its width and height. layer: level above ground, 0 on it.
ALTER TABLE roads ADD COLUMN tunnel boolean;
ALTER TABLE roads ADD COLUMN layer integer;
ALTER TABLE roads ADD COLUMN maxweight_t double precision CHECK (maxweight_t > 0);
ALTER TABLE roads ADD COLUMN access text;                    -- as the source has it: private, emergency, no, …
ALTER TABLE roads ADD COLUMN surface text;
ALTER TABLE addresses ADD COLUMN city text;
ALTER TABLE addresses ADD COLUMN postcode text;
ALTER TABLE addresses ADD COLUMN place text;                 -- estate, village or house name the number belongs to, where there is no street

-- Gates, bollards, height bars: points on roads.
CREATE TABLE road_barriers (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    kind          text NOT NULL,                             -- gate, bollard, lift_gate, height_restrictor, block, chain, …
    access        text,
    width_m       double precision CHECK (width_m > 0),
    maxheight_m   double precision CHECK (maxheight_m > 0),
    geom          geometry(Point, 4326) NOT NULL,
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX road_barriers_geom ON road_barriers USING gist (geom);

-- The routable network: roads cut where they meet (a vertex they share at the same layer). Derived from roads after each import of them.
CREATE TABLE road_edges (
    area         text NOT NULL,
    id           integer NOT NULL,                           -- from 1 within the area
    road         uuid NOT NULL,
    from_node    integer NOT NULL,                           -- from 1 within the area
    to_node      integer NOT NULL,
    length_m     double precision NOT NULL,                  -- geodesic
    forward      boolean NOT NULL,                           -- may be driven from from_node to to_node
    backward     boolean NOT NULL,
    geom         geometry(LineString, 4326) NOT NULL,
    PRIMARY KEY (area, id)
);
CREATE INDEX road_edges_geom ON road_edges USING gist (geom);
CREATE INDEX road_edges_road ON road_edges (area, road);
