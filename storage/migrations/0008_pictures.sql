-- Which files show people their data. The higher number is the later picture; `digest` tells what is
-- in it.
CREATE TABLE pictures (
    picture INTEGER PRIMARY KEY,
    team_id TEXT    NOT NULL,
    owner   TEXT    NOT NULL,
    digest  TEXT    NOT NULL,
    file    TEXT    NOT NULL,
    made    INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX pictures_by_digest ON pictures (team_id, owner, digest);
