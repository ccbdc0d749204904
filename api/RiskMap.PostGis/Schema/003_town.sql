-- What stands and runs in a town: buildings, addresses, roads, land cover, fire lanes, stations. Lengths in metres.

-- Footprints. use is ours; use_src is the word the source had for it.
CREATE TABLE buildings (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    use           text NOT NULL DEFAULT 'unknown' CHECK (use IN ('residential', 'commercial', 'market', 'industrial', 'warehouse', 'office',
                      'school', 'hospital', 'elderly_care', 'hotel', 'public', 'agricultural', 'unknown')),
    use_src       text,
    storeys       integer CHECK (storeys > 0),
    height_m      double precision CHECK (height_m > 0),
    floor_area_m2 double precision CHECK (floor_area_m2 > 0),
    residents     integer CHECK (residents >= 0),
    address       text,
    built_on      date,
    demolished_on date,
    area_m2       double precision NOT NULL,                 -- of the footprint, geodesic
    geom          geometry(MultiPolygon, 4326) NOT NULL,
    geom_3857     geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX buildings_geom ON buildings USING gist (geom);
CREATE INDEX buildings_geom_3857 ON buildings USING gist (geom_3857);

-- Address points as the source spells them.
CREATE TABLE addresses (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    number        text,
    street        text,
    full_text     text,
    unit          text,
    location_precision text NOT NULL DEFAULT 'unknown' CHECK (location_precision IN ('surveyed', 'building', 'door_number', 'street', 'village', 'unknown')),
    geom          geometry(Point, 4326) NOT NULL,
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX addresses_geom ON addresses USING gist (geom);
CREATE INDEX addresses_geom_3857 ON addresses USING gist (geom_3857);

-- Carriageways. width_m is the clear width, right_of_way_m the legal strip; neither is guessed from the other.
CREATE TABLE roads (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    class         text NOT NULL DEFAULT 'unknown' CHECK (class IN ('motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential',
                      'service', 'track', 'path', 'unknown')),
    class_src     text,
    oneway        boolean,
    bridge        boolean,
    width_m       double precision CHECK (width_m > 0),
    right_of_way_m double precision CHECK (right_of_way_m > 0),
    maxheight_m   double precision CHECK (maxheight_m > 0),
    length_m      double precision NOT NULL,                 -- geodesic
    geom          geometry(MultiLineString, 4326) NOT NULL,
    geom_3857     geometry(MultiLineString, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX roads_geom ON roads USING gist (geom);
CREATE INDEX roads_geom_3857 ON roads USING gist (geom_3857);

-- What the base map is drawn from beside roads and buildings.
CREATE TABLE land_cover (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    kind          text NOT NULL CHECK (kind IN ('land', 'water', 'green', 'farmland', 'industrial', 'parcel')),
    area_m2       double precision NOT NULL,
    geom          geometry(MultiPolygon, 4326) NOT NULL,
    geom_3857     geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX land_cover_geom ON land_cover USING gist (geom);
CREATE INDEX land_cover_geom_3857 ON land_cover USING gist (geom_3857);

-- Lanes an engine may use (消防车道): clear width and height.
CREATE TABLE fire_lanes (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    width_m       double precision CHECK (width_m > 0),
    height_m      double precision CHECK (height_m > 0),
    slope_percent double precision,
    dead_end      boolean,
    marked        boolean,
    building      uuid,
    installed_on  date,
    removed_on    date,
    length_m      double precision NOT NULL,
    geom          geometry(MultiLineString, 4326) NOT NULL,
    geom_3857     geometry(MultiLineString, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX fire_lanes_geom ON fire_lanes USING gist (geom);
CREATE INDEX fire_lanes_geom_3857 ON fire_lanes USING gist (geom_3857);

-- What blocks a lane, and since when; cleared_on null: still there.
CREATE TABLE fire_lane_obstructions (
    area        text NOT NULL,
    id          uuid NOT NULL,
    fire_lane   uuid NOT NULL,
    kind        text NOT NULL,                               -- parked cars, bollard, stall, fence, …
    found_on    date NOT NULL,
    cleared_on  date CHECK (cleared_on >= found_on),
    note        text,
    geom        geometry(Point, 4326) NOT NULL,
    geom_3857   geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, fire_lane) REFERENCES fire_lanes (area, id) ON DELETE CASCADE
);
CREATE INDEX fire_lane_obstructions_geom_3857 ON fire_lane_obstructions USING gist (geom_3857);

-- Fire stations; state built: finished but not yet in service (建成未投勤).
CREATE TABLE stations (
    area          text NOT NULL,
    id            uuid NOT NULL,
    dataset       uuid NOT NULL,
    source_id     text NOT NULL,
    content_hash  bytea NOT NULL,
    feature_id    integer NOT NULL,
    name          text,
    kind          text NOT NULL DEFAULT 'unknown' CHECK (kind IN ('brigade', 'full_time', 'volunteer', 'micro', 'unknown')),
    state         text NOT NULL DEFAULT 'unknown' CHECK (state IN ('planned', 'built', 'in_service', 'closed', 'unknown')),
    engines       integer CHECK (engines >= 0),
    installed_on  date,
    removed_on    date,
    geom          geometry(Point, 4326) NOT NULL,
    geom_3857     geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (area, id),
    UNIQUE (area, dataset, source_id),
    UNIQUE (area, feature_id),
    FOREIGN KEY (area, dataset) REFERENCES datasets (area, id)
);
CREATE INDEX stations_geom ON stations USING gist (geom);
CREATE INDEX stations_geom_3857 ON stations USING gist (geom_3857);
