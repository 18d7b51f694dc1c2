-- Who stored anything, and where they stand. Rows are small and always sought by the whole key, so
-- the table is its own index (WITHOUT ROWID). Times are milliseconds since 1970 in UTC.
CREATE TABLE people (
    team_id   TEXT    NOT NULL,
    member_id TEXT    NOT NULL,
    framework TEXT    NOT NULL,
    level     TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    since     INTEGER NOT NULL,
    changed   INTEGER NOT NULL,
    PRIMARY KEY (team_id, member_id)
) STRICT, WITHOUT ROWID;
