-- What a building is made of and what protects it, as points tables for its risk ask. Undated: what is on record is as of the dataset.
-- construction: I and II of the International Building Code, III, IV, V, and panels with a core that burns (彩钢板).
ALTER TABLE buildings ADD COLUMN construction text NOT NULL DEFAULT 'unknown' CHECK (construction IN ('fire_resistive', 'noncombustible',
    'ordinary', 'heavy_timber', 'wood_frame', 'sandwich_panel', 'unknown'));
ALTER TABLE buildings ADD COLUMN alarm text NOT NULL DEFAULT 'unknown' CHECK (alarm IN ('automatic_monitored', 'automatic_local',
    'manual_monitored', 'manual_local', 'none', 'unknown'));
ALTER TABLE buildings ADD COLUMN sprinklers text NOT NULL DEFAULT 'unknown' CHECK (sprinklers IN ('full', 'partial', 'hazard_area', 'none', 'unknown'));
