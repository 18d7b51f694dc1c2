-- How people see themselves and each other. The higher number is the later one.
CREATE TABLE assessments (
    assessment INTEGER PRIMARY KEY,
    team_id    TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    author     TEXT    NOT NULL,
    framework  TEXT    NOT NULL,
    version    TEXT    NOT NULL,
    made       INTEGER NOT NULL
) STRICT;

CREATE INDEX assessments_by_subject ON assessments (team_id, subject, author, made);
CREATE INDEX assessments_by_author ON assessments (team_id, author);

CREATE TABLE assessment_ratings (
    assessment INTEGER NOT NULL REFERENCES assessments ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    team_id    TEXT    NOT NULL,
    competency TEXT    NOT NULL,
    level      TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;
