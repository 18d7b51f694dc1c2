-- Who is asked to reflect, and when. `days` has a bit for each day of the week, Monday the lowest;
-- `at` is in minutes since midnight; `first_week` is a day, counted from 1970-01-01; all of these
-- are NULL where no prompts are wanted. `wakes` is when something is due next.
CREATE TABLE prompts (
    team_id        TEXT    NOT NULL,
    member_id      TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    days           INTEGER,
    every_weeks    INTEGER,
    at             INTEGER,
    first_week     INTEGER,
    look_back      INTEGER NOT NULL CHECK (look_back IN (0, 1)),
    time_zone      TEXT    NOT NULL,
    is_here        INTEGER NOT NULL CHECK (is_here IN (0, 1)),
    on_vacation    INTEGER NOT NULL CHECK (on_vacation IN (0, 1)),
    vacation_ends  INTEGER,
    paused_until   INTEGER,
    next           INTEGER,
    next_look_back INTEGER,
    turn           INTEGER NOT NULL,
    unanswered     INTEGER NOT NULL CHECK (unanswered >= 0),
    silent         INTEGER NOT NULL CHECK (silent IN (0, 1)),
    wakes          INTEGER,
    PRIMARY KEY (team_id, member_id),
    CHECK (wakes IS min(coalesce(next, next_look_back), coalesce(next_look_back, next))),
    CHECK ((days IS NULL) = (every_weeks IS NULL)),
    CHECK ((days IS NULL) = (at IS NULL)),
    CHECK ((days IS NULL) = (first_week IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX prompts_by_wakes ON prompts (wakes) WHERE wakes IS NOT NULL;
