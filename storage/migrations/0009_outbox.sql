-- What must reach Slack, and how it ended. The higher number is the later one; `id` is its name
-- outside. `claim` counts how often it was taken, `claimed` is when that was last; whoever took it
-- holds it until `held_until`. Nothing here is what people wrote.
CREATE TABLE outbox (
    outgoing   INTEGER PRIMARY KEY,
    team_id    TEXT    NOT NULL,
    member_id  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN (
        'home', 'manager_question', 'prompt', 'go_on_question', 'look_back', 'packet',
        'export_json', 'export_markdown', 'export_notice', 'erasure_notice', 'undelivered')),
    about      TEXT    NOT NULL,
    lane       TEXT    NOT NULL CHECK (lane IN ('interactive', 'bulk')),
    due        INTEGER NOT NULL,
    expires    INTEGER,
    next_try   INTEGER NOT NULL,
    failures   INTEGER NOT NULL,
    claim      INTEGER NOT NULL,
    claimed    INTEGER,
    held_until INTEGER,
    maybe_sent INTEGER,
    fate       TEXT    CHECK (fate IN ('sent', 'unwanted', 'dead')),
    reason     TEXT    NOT NULL,
    settled    INTEGER,
    CHECK ((fate IS NULL) = (settled IS NULL)),
    CHECK (fate IS NULL OR held_until IS NULL)
) STRICT;

CREATE UNIQUE INDEX outbox_by_id ON outbox (team_id, id);
CREATE INDEX outbox_by_person ON outbox (team_id, member_id, fate, kind);
CREATE INDEX outbox_waiting ON outbox (lane, next_try) WHERE fate IS NULL;
CREATE INDEX outbox_held ON outbox (lane, held_until) WHERE held_until IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled) WHERE settled IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (fate, reason) WHERE fate = 'dead';
CREATE INDEX outbox_about_people ON outbox (team_id, about)
    WHERE kind IN ('manager_question', 'undelivered');

-- Who has opened their Home.
CREATE TABLE homes (
    team_id   TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (team_id, member_id)
) STRICT, WITHOUT ROWID;
