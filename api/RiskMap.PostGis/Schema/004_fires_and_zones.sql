-- What happened and what is watched: fires and check-up zones.

-- Fires. geom null: counted, but its place is unknown. Deaths by both counting rules (7 days before 2025-05-01, 30 days since).
CREATE TABLE incidents (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    number            text,
    started_at        timestamptz NOT NULL,
    dispatched_at     timestamptz,
    arrived_at        timestamptz,
    kind              text,                                  -- as the source has it
    cause             text,
    place             text,                                  -- kind of premises, as the source has it
    address           text,
    loss_amount       numeric CHECK (loss_amount >= 0),      -- direct loss in loss_currency
    loss_currency     text,
    deaths_7d         integer CHECK (deaths_7d >= 0),
    deaths_30d        integer CHECK (deaths_30d >= 0),
    injuries          integer CHECK (injuries >= 0),
    households_affected integer CHECK (households_affected >= 0),
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom          geometry(Point, 4326),
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX incidents_geom ON incidents USING gist (geom);
CREATE INDEX incidents_geom_3857 ON incidents USING gist (geom_3857);
CREATE INDEX incidents_started_at ON incidents (area, started_at);

-- Check-up zones (区域体检) and other named polygons that answers are broken down by.
CREATE TABLE zones (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name_zh       text,
    name_en       text,
    kind          text NOT NULL DEFAULT 'unknown',           -- market, logistics, industrial, old_quarter, village, subdivision, block, neighbourhood, …
    check_up      boolean NOT NULL DEFAULT false,            -- true: examined in rounds; false: only a place to count by
    geom          geometry(MultiPolygon, 4326) NOT NULL,
    geom_3857     geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX zones_geom ON zones USING gist (geom);
CREATE INDEX zones_geom_3857 ON zones USING gist (geom_3857);
