-- Hydrants and other fire-fighting water. Null is unknown, never zero. Assets keep history: installed_on, removed_on, outages.

-- Flow in litres per second, pressure in megapascal, diameters in millimetres.
CREATE TABLE hydrants (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    number        text,                                      -- what is painted on it
    kind          text NOT NULL DEFAULT 'unknown' CHECK (kind IN ('pillar', 'underground', 'wall', 'standpipe', 'crane', 'unknown')),
    state         text NOT NULL DEFAULT 'unknown' CHECK (state IN ('in_service', 'low_pressure', 'no_water', 'damaged', 'obstructed',
                      'cannot_open', 'out_of_service', 'unknown')), -- 完好 低压 无水 损坏 埋压圈占遮挡 无法开启 停用 未查
    flow_lps      double precision CHECK (flow_lps > 0),
    pressure_mpa  double precision CHECK (pressure_mpa > 0),
    main_mm       double precision CHECK (main_mm > 0),      -- diameter of the main
    outlet_mm     double precision CHECK (outlet_mm > 0),
    network       text NOT NULL DEFAULT 'unknown' CHECK (network IN ('ring', 'branch', 'unknown')),
    owner         text,
    address       text,
    note          text,
    installed_on  date,
    removed_on    date,
    tested_on     date,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    CHECK (removed_on >= installed_on),
    geom          geometry(Point, 4326) NOT NULL,
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX hydrants_geom ON hydrants USING gist (geom);
CREATE INDEX hydrants_geom_3857 ON hydrants USING gist (geom_3857);

-- Days on which a hydrant gave no water; to_on null: not yet back in service.
CREATE TABLE hydrant_outages (
    area      text NOT NULL,
    id        uuid NOT NULL,
    hydrant   uuid NOT NULL,
    from_on   date NOT NULL,
    to_on     date CHECK (to_on >= from_on),
    reason    text,
    PRIMARY KEY (area, id),
    UNIQUE (area, hydrant, from_on),
    FOREIGN KEY (area, hydrant) REFERENCES hydrants (area, id) ON DELETE CASCADE
);

-- Flow tests, one line each; hydrants.flow_lps and tested_on repeat the latest.
CREATE TABLE hydrant_tests (
    area               text NOT NULL,
    id                 uuid NOT NULL,
    hydrant            uuid NOT NULL,
    tested_on          date NOT NULL,
    flow_lps           double precision CHECK (flow_lps >= 0),
    static_mpa         double precision CHECK (static_mpa >= 0),
    residual_mpa       double precision CHECK (residual_mpa >= 0),
    tester             text,
    PRIMARY KEY (area, id),
    UNIQUE (area, hydrant, tested_on),
    FOREIGN KEY (area, hydrant) REFERENCES hydrants (area, id) ON DELETE CASCADE
);

-- Ponds, tanks, intakes and suction points; volume in cubic metres.
CREATE TABLE water_sources (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    kind          text NOT NULL DEFAULT 'unknown' CHECK (kind IN ('pond', 'tank', 'intake', 'suction_point', 'cistern', 'unknown')),
    volume_m3     double precision CHECK (volume_m3 > 0),
    flow_lps      double precision CHECK (flow_lps > 0),
    state         text NOT NULL DEFAULT 'unknown' CHECK (state IN ('in_service', 'out_of_service', 'unknown')),
    installed_on  date,
    removed_on    date,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom          geometry(Point, 4326) NOT NULL,
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX water_sources_geom ON water_sources USING gist (geom);
CREATE INDEX water_sources_geom_3857 ON water_sources USING gist (geom_3857);
