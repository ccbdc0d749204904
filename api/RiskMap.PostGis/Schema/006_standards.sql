-- An area's own copies of standard profiles. A version once written stays as it is; the one that counts is the latest.
CREATE TABLE standards (
    area          text NOT NULL REFERENCES areas (area),
    id            uuid NOT NULL,
    code          text NOT NULL,                             -- what it is asked for by
    version       integer NOT NULL CHECK (version > 0),      -- from 1, rising by one
    title         text NOT NULL,
    based_on      text NOT NULL,                             -- code and version of the profile that was copied
    profile       jsonb NOT NULL,                            -- the whole of it, as the profiles that come with RiskMap are written
    who           text NOT NULL,
    changed_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (area, id),
    UNIQUE (area, code, version)
);
