-- Who may come in, as what and where; and what they did there.

CREATE TABLE accounts (
    id            uuid PRIMARY KEY,
    name          text NOT NULL,                             -- what is typed to sign in
    key           text NOT NULL UNIQUE,                      -- the same in upper case, normalised (NFKC)
    shown_as      text NOT NULL,                             -- the person's name, as it stands beside what they did
    kind          text NOT NULL CHECK (kind IN ('local', 'outside')), -- outside: an identity provider knows the password
    subject       text UNIQUE,                               -- of an outside account: issuer and subject
    password_hash text,                                      -- null: none has been chosen
    stamp         uuid NOT NULL,                             -- changes with the password, grants or a lock: older sessions end
    failures      integer NOT NULL DEFAULT 0,
    locked_until  timestamptz,
    disabled      boolean NOT NULL DEFAULT false,
    made_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    signed_in_at  timestamptz
);

-- A role in an area, or in one division of it. area '*': everywhere.
CREATE TABLE grants (
    account       uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role          text NOT NULL CHECK (role IN ('viewer', 'inspector', 'planner', 'leader', 'administrator')),
    area          text NOT NULL,
    division      uuid,                                      -- null: the whole area
    UNIQUE NULLS NOT DISTINCT (account, role, area, division)
);

-- Keys of machines: the hash alone is kept. They have grants of their own, through an account of theirs.
CREATE TABLE api_keys (
    id            uuid PRIMARY KEY,
    account       uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name          text NOT NULL,
    hash          bytea NOT NULL UNIQUE,                     -- SHA-256 of the key, which is random and long
    made_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at       timestamptz,
    revoked_at    timestamptz,
    used_at       timestamptz
);

-- One-time links: to choose a password. The hash alone is kept.
CREATE TABLE account_links (
    hash          bytea PRIMARY KEY,
    account       uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    made_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at       timestamptz NOT NULL,
    used_at       timestamptz
);

-- Keys that protect session cookies: they outlive a start of the server.
CREATE TABLE protection_keys (
    name          text PRIMARY KEY,
    content       text NOT NULL
);

-- What was done that no act of an area tells: signing in, accounts, reading of personal data, exports, refusals. Nothing is changed or taken out.
CREATE TABLE audit (
    id            uuid PRIMARY KEY,
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    account       uuid,                                      -- null: nobody signed in
    who           text NOT NULL,
    deed          text NOT NULL,                             -- signed_in, sign_in_failed, grant_changed, personal_read, exported, refused, …
    area          text,
    object        text,                                      -- what it was done to
    before        jsonb,
    after         jsonb,
    address       text                                       -- network address it came from
);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_area ON audit (area, at);

-- Acts tell which account made them; those before accounts have only the name that was typed.
ALTER TABLE acts ADD COLUMN account uuid;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: nothing in it is changed or taken out', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER acts_only_grow BEFORE UPDATE OR DELETE ON acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER act_fields_only_grow BEFORE UPDATE OR DELETE ON act_fields FOR EACH ROW EXECUTE FUNCTION refuse_change();
