-- Who manages whom (one each, at most), and who has asked to.
CREATE TABLE manager_links (
    team_id   TEXT    NOT NULL,
    report    TEXT    NOT NULL,
    manager   TEXT    NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    since     INTEGER NOT NULL,
    PRIMARY KEY (team_id, report, manager)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX manager_links_confirmed ON manager_links (team_id, report) WHERE confirmed;
CREATE INDEX manager_links_by_manager ON manager_links (team_id, manager);

-- Who read what others shared. A reader whose data was erased is NULL.
CREATE TABLE accesses (
    access  INTEGER PRIMARY KEY,
    team_id TEXT    NOT NULL,
    owner   TEXT    NOT NULL,
    reader  TEXT,
    thing   TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX accesses_by_owner ON accesses (team_id, owner, at);
CREATE INDEX accesses_by_reader ON accesses (team_id, reader, at);

-- The last 1:1 of a report and their manager.
CREATE TABLE one_on_ones (
    team_id TEXT    NOT NULL,
    report  TEXT    NOT NULL,
    manager TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (team_id, report, manager)
) STRICT, WITHOUT ROWID;

CREATE INDEX one_on_ones_by_manager ON one_on_ones (team_id, manager);
