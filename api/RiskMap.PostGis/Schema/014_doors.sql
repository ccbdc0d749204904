-- Sessions that their people ended before their time: a cookie that somebody kept a copy of lets nobody in any more. As long as a session may
-- last (30 days) they are known.
CREATE TABLE ended_sessions (
    id           uuid PRIMARY KEY,
    ended_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON COLUMN accounts.stamp IS
    'Changes with the password, a one-time link, shutting the account out and signing out everywhere: older sessions end. What an account is granted is asked anew with every request and event, and ends no session.';

-- Personal values of the history. acts and act_fields only grow, so they say that a person signed and not who, or how; from here a value can be
-- taken out, and what was done stays on record.
CREATE TABLE act_personal (
    area         text NOT NULL,
    act          uuid NOT NULL,
    field        text NOT NULL,
    before       text,                                       -- null: there was none
    after        text,
    PRIMARY KEY (area, act, field),
    FOREIGN KEY (area, act, field) REFERENCES act_fields (area, act, field)
);

INSERT INTO act_personal (area, act, field, before, after)
SELECT f.area, f.act, f.field, f.before, f.after FROM act_fields f JOIN acts a ON a.area = f.area AND a.id = f.act
WHERE a.layer = 'inspections' AND f.field IN ('signed_by', 'signature');

ALTER TABLE act_fields DISABLE TRIGGER act_fields_only_grow;
UPDATE act_fields f SET before = CASE WHEN f.before IS NOT NULL THEN '***' END, after = CASE WHEN f.after IS NOT NULL THEN '***' END
FROM act_personal p WHERE p.area = f.area AND p.act = f.act AND p.field = f.field;
ALTER TABLE act_fields ENABLE TRIGGER act_fields_only_grow;

CREATE TRIGGER acts_are_never_emptied BEFORE TRUNCATE ON acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER act_fields_are_never_emptied BEFORE TRUNCATE ON act_fields FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
