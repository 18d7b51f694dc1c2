-- What people let their managers read besides single journal entries.
CREATE TABLE sharing (
    team_id   TEXT    NOT NULL,
    member_id TEXT    NOT NULL,
    standing  INTEGER NOT NULL CHECK (standing IN (0, 1)),
    goals     INTEGER NOT NULL CHECK (goals IN (0, 1)),
    PRIMARY KEY (team_id, member_id)
) STRICT, WITHOUT ROWID;
