-- Feedback about people. No table that says who answers holds a time, a count or an order that
-- tells of it: rows are sought and kept by their names. An empty name is that of a former
-- colleague, whose data was erased. Times are milliseconds since 1970 in UTC.

-- Requests. The higher number is the later one; `id` is its name outside. `withheld` says of a
-- closed anonymous one whether something of its results is held back.
CREATE TABLE feedback_requests (
    request   INTEGER PRIMARY KEY,
    team_id   TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    asker     TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('waiting', 'open', 'closed', 'cancelled')),
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    channel   TEXT    NOT NULL,
    framework TEXT    NOT NULL,
    version   TEXT    NOT NULL,
    made      INTEGER NOT NULL,
    due       INTEGER NOT NULL,
    ended     INTEGER,
    shared    INTEGER NOT NULL CHECK (shared IN (0, 1)),
    nudged    INTEGER,
    posted    TEXT    NOT NULL,
    shown     TEXT    NOT NULL,
    withheld  INTEGER NOT NULL CHECK (withheld IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX feedback_requests_by_id ON feedback_requests (team_id, id);
CREATE UNIQUE INDEX feedback_requests_unended ON feedback_requests (team_id, asker, subject)
    WHERE state IN ('waiting', 'open');
CREATE INDEX feedback_requests_by_asker ON feedback_requests (team_id, asker, made);
CREATE INDEX feedback_requests_by_subject ON feedback_requests (team_id, subject, made);
CREATE INDEX feedback_requests_by_state ON feedback_requests (state, due);

-- What is to be rated, in the asker's order.
CREATE TABLE feedback_competencies (
    team_id    TEXT    NOT NULL,
    feedback   TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    competency TEXT    NOT NULL,
    PRIMARY KEY (team_id, feedback, position),
    FOREIGN KEY (team_id, feedback) REFERENCES feedback_requests (team_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Who may answer: `asked` by name, or admitted because they came from the channel. Of an anonymous
-- request that has ended only who was asked stays, and not whether they declined.
CREATE TABLE feedback_givers (
    team_id  TEXT    NOT NULL,
    feedback TEXT    NOT NULL,
    giver    TEXT    NOT NULL,
    asked    INTEGER NOT NULL CHECK (asked IN (0, 1)),
    declined INTEGER NOT NULL CHECK (declined IN (0, 1)),
    PRIMARY KEY (team_id, feedback, giver),
    FOREIGN KEY (team_id, feedback) REFERENCES feedback_requests (team_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX feedback_givers_by_giver ON feedback_givers (team_id, giver);

-- Answers to anonymous requests that are open: nonce, ciphertext and tag of storage/sealing.hpp,
-- of one size. Their keys lie in files of their own, see storage/key_ring.hpp.
CREATE TABLE sealed_answers (
    team_id  TEXT NOT NULL,
    feedback TEXT NOT NULL,
    giver    TEXT NOT NULL,
    sealed   BLOB NOT NULL,
    PRIMARY KEY (team_id, feedback, giver),
    FOREIGN KEY (team_id, feedback) REFERENCES feedback_requests (team_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX sealed_answers_by_giver ON sealed_answers (team_id, giver);

-- Answers to named requests, under random names.
CREATE TABLE named_answers (
    team_id     TEXT NOT NULL,
    feedback    TEXT NOT NULL,
    answer      TEXT NOT NULL,
    giver       TEXT NOT NULL,
    rater_group TEXT NOT NULL
        CHECK (rater_group IN ('manager', 'reports', 'peers', 'others')),
    keep_doing  TEXT NOT NULL,
    focus_next  TEXT NOT NULL,
    note        TEXT NOT NULL,
    PRIMARY KEY (team_id, feedback, answer),
    FOREIGN KEY (team_id, feedback) REFERENCES feedback_requests (team_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX named_answers_by_giver ON named_answers (team_id, giver, feedback);

CREATE TABLE named_stages (
    team_id    TEXT NOT NULL,
    feedback   TEXT NOT NULL,
    answer     TEXT NOT NULL,
    competency TEXT NOT NULL,
    level      TEXT NOT NULL,
    PRIMARY KEY (team_id, feedback, answer, competency),
    FOREIGN KEY (team_id, feedback, answer)
        REFERENCES named_answers (team_id, feedback, answer) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What closed anonymous requests came to: all that is kept of their answers. Positions are those of
-- the drawn order.
CREATE TABLE feedback_groups (
    team_id     TEXT    NOT NULL,
    feedback    TEXT    NOT NULL,
    rater_group TEXT    NOT NULL
        CHECK (rater_group IN ('manager', 'reports', 'peers', 'others')),
    answers     INTEGER NOT NULL,
    PRIMARY KEY (team_id, feedback, rater_group),
    FOREIGN KEY (team_id, feedback) REFERENCES feedback_requests (team_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Who is named in them: managers, who were told so before they wrote.
CREATE TABLE feedback_group_givers (
    team_id     TEXT    NOT NULL,
    feedback    TEXT    NOT NULL,
    rater_group TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    giver       TEXT    NOT NULL,
    PRIMARY KEY (team_id, feedback, rater_group, position),
    FOREIGN KEY (team_id, feedback, rater_group)
        REFERENCES feedback_groups (team_id, feedback, rater_group) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX feedback_group_givers_by_giver ON feedback_group_givers (team_id, giver);

CREATE TABLE feedback_stage_counts (
    team_id     TEXT    NOT NULL,
    feedback    TEXT    NOT NULL,
    rater_group TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    competency  TEXT    NOT NULL,
    level       TEXT    NOT NULL,
    count       INTEGER NOT NULL,
    PRIMARY KEY (team_id, feedback, rater_group, position),
    FOREIGN KEY (team_id, feedback, rater_group)
        REFERENCES feedback_groups (team_id, feedback, rater_group) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A giver stands only beside what a manager wrote; otherwise it is NULL.
CREATE TABLE feedback_comments (
    team_id     TEXT    NOT NULL,
    feedback    TEXT    NOT NULL,
    rater_group TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('keep_doing', 'focus_next', 'note')),
    text        TEXT    NOT NULL,
    giver       TEXT,
    PRIMARY KEY (team_id, feedback, rater_group, position),
    FOREIGN KEY (team_id, feedback, rater_group)
        REFERENCES feedback_groups (team_id, feedback, rater_group) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX feedback_comments_by_giver ON feedback_comments (team_id, giver)
    WHERE giver IS NOT NULL;

-- Feedback that nobody asked for. The higher number is the later one; `id` is its name outside. A
-- giver whose data was erased is NULL.
CREATE TABLE given_feedback (
    given      INTEGER PRIMARY KEY,
    team_id    TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    receiver   TEXT    NOT NULL,
    giver      TEXT,
    situation  TEXT    NOT NULL,
    behavior   TEXT    NOT NULL,
    effect     TEXT    NOT NULL,
    competency TEXT    NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX given_feedback_by_id ON given_feedback (team_id, receiver, id);
CREATE INDEX given_feedback_by_receiver ON given_feedback (team_id, receiver, at);
CREATE INDEX given_feedback_by_giver ON given_feedback (team_id, giver, at);

-- The outbox with more kinds; everything else of it is as in step 9.
CREATE TABLE outbox_with_feedback (
    outgoing   INTEGER PRIMARY KEY,
    team_id    TEXT    NOT NULL,
    member_id  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN (
        'home', 'manager_question', 'prompt', 'go_on_question', 'look_back', 'packet',
        'export_json', 'export_markdown', 'export_notice', 'erasure_notice', 'undelivered',
        'feedback_call', 'feedback_recount', 'feedback_invitation', 'feedback_began',
        'feedback_first_reminder', 'feedback_last_reminder', 'feedback_nudge',
        'feedback_extended', 'feedback_ready', 'feedback_shared', 'feedback_cancelled',
        'feedback_lost', 'feedback_unconfirmed', 'feedback_not_posted', 'feedback_given',
        'import_notice')),
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

INSERT INTO outbox_with_feedback (outgoing, team_id, member_id, id, kind, about, lane, due, expires,
        next_try, failures, claim, claimed, held_until, maybe_sent, fate, reason, settled)
    SELECT outgoing, team_id, member_id, id, kind, about, lane, due, expires, next_try, failures,
        claim, claimed, held_until, maybe_sent, fate, reason, settled
    FROM outbox;

DROP TABLE outbox;
ALTER TABLE outbox_with_feedback RENAME TO outbox;

CREATE UNIQUE INDEX outbox_by_id ON outbox (team_id, id);
CREATE INDEX outbox_by_person ON outbox (team_id, member_id, fate, kind);
CREATE INDEX outbox_waiting ON outbox (lane, next_try) WHERE fate IS NULL;
CREATE INDEX outbox_held ON outbox (lane, held_until) WHERE held_until IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled) WHERE settled IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (fate, reason) WHERE fate = 'dead';
CREATE INDEX outbox_about_people ON outbox (team_id, about)
    WHERE kind IN ('manager_question', 'undelivered');
CREATE INDEX outbox_about ON outbox (team_id, about, kind) WHERE about <> '';
