-- What people work on. The higher number is the later goal; `id` is its name outside; `due` is a
-- day, counted from 1970-01-01.
CREATE TABLE goals (
    goal       INTEGER PRIMARY KEY,
    team_id    TEXT    NOT NULL,
    owner      TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    competency TEXT    NOT NULL,
    next_step  TEXT    NOT NULL,
    due        INTEGER,
    origin     TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('active', 'done', 'dropped')),
    made       INTEGER NOT NULL,
    changed    INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX goals_by_id ON goals (team_id, owner, id);
