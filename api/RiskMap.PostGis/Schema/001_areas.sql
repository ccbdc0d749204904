-- Areas, divisions and datasets: what every other row belongs to.
-- Geometry is EPSG:4326, x = longitude, y = latitude in degrees. Every table is keyed by (area, id), so that the same
-- schema can be distributed by area; no unique or foreign key stands without it.

CREATE TABLE areas (
    area         text PRIMARY KEY CHECK (area ~ '^[a-z0-9][a-z0-9_-]{0,31}$'), -- county-level code (430781 = 津市) or any short code
    name_zh      text,
    name_en      text,
    time_zone    text NOT NULL DEFAULT 'Asia/Shanghai',      -- IANA name
    generated    boolean NOT NULL DEFAULT false,             -- true: made by the demo generator, and said so on every map
    local_srs    text,                                       -- PROJ string of the area's own transverse Mercator, metres
    bounds       geometry(Polygon, 4326),                    -- box round the area's data; null until something has landed
    data_version bigint NOT NULL DEFAULT 0,                  -- rises with every change of the area's data
    created_at   timestamptz NOT NULL DEFAULT now(),
    CHECK (name_zh IS NOT NULL OR name_en IS NOT NULL)
);

CREATE TABLE datasets (
    area        text NOT NULL REFERENCES areas (area),
    id          uuid NOT NULL,
    layer       text NOT NULL,                               -- hydrants, buildings, …
    name        text NOT NULL,                               -- stays the same from one delivery to the next
    source      text,                                        -- who made it
    licence     text,
    crs_src     text NOT NULL,                               -- coordinate system the rows came in: EPSG:32617, EPSG:4326, none
    as_of       date,                                        -- the day the data speak of; null: unknown
    file_name   text,
    file_sha256 text,
    mapping     jsonb NOT NULL DEFAULT '{}',                 -- column=field pairs used
    changed_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (area, id),
    UNIQUE (area, layer, name)
);

CREATE TABLE divisions (
    area         text NOT NULL,
    id           uuid NOT NULL,
    dataset      uuid NOT NULL,
    source_id    text NOT NULL,
    content_hash bytea NOT NULL,
    feature_id   integer NOT NULL,                           -- small number, unique in (area, table): the id in vector tiles
    code         text,                                       -- 12-digit statistical division code or the like
    name_zh      text,
    name_en      text,
    level        text NOT NULL DEFAULT 'unknown' CHECK (level IN ('county', 'town', 'village', 'grid', 'unknown')),
    parent       uuid,
    geom         geometry(MultiPolygon, 4326) NOT NULL,
    geom_3857    geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX divisions_geom ON divisions USING gist (geom);
CREATE INDEX divisions_geom_3857 ON divisions USING gist (geom_3857);

CREATE TABLE import_runs (
    area        text NOT NULL REFERENCES areas (area),
    id          uuid NOT NULL,
    dataset     uuid NOT NULL,
    file_name   text NOT NULL,
    file_sha256 text NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    rows_read   integer NOT NULL,
    inserted    integer NOT NULL,
    updated     integer NOT NULL,
    unchanged   integer NOT NULL,
    repeated    integer NOT NULL,                            -- rows whose source id had come before in the same file
    mended      integer NOT NULL,                            -- rows whose geometry was invalid and was repaired
    rejected    integer NOT NULL,
    settings    jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);

-- One line for each row that was rejected, mended or repeated: nothing is dropped in silence.
CREATE TABLE import_rejects (
    area        text NOT NULL,
    run         uuid NOT NULL,
    row_number  integer NOT NULL,                            -- from 1, as in the file, header not counted
    outcome     text NOT NULL CHECK (outcome IN ('rejected', 'mended', 'repeated')),
    source_id   text,
    field       text,
    value       text,
    reason      text NOT NULL,                               -- a code that the interface translates: geometry_missing, …
    detail      text,
    raw         jsonb,                                       -- the row as it came
    PRIMARY KEY (area, run, row_number, reason),
    FOREIGN KEY (area, run) REFERENCES import_runs (area, id)
);
