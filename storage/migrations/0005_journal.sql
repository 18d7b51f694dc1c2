-- What people write. The higher number is the later entry; `id` is its name outside.
CREATE TABLE journal_entries (
    entry        INTEGER PRIMARY KEY,
    team_id      TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('reflection', 'win', 'evidence')),
    main         TEXT    NOT NULL,
    did_not_work TEXT    NOT NULL,
    what_next    TEXT    NOT NULL,
    link         TEXT    NOT NULL,
    quote        TEXT    NOT NULL,
    shared       INTEGER NOT NULL CHECK (shared IN (0, 1)),
    written      INTEGER NOT NULL,
    changed      INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX journal_entries_by_id ON journal_entries (team_id, author, id);
CREATE INDEX journal_entries_by_time ON journal_entries (team_id, author, written, shared);

-- Author and time stand here again, so that one index answers when somebody last wrote about what.
CREATE TABLE entry_competencies (
    entry      INTEGER NOT NULL REFERENCES journal_entries ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    team_id    TEXT    NOT NULL,
    author     TEXT    NOT NULL,
    competency TEXT    NOT NULL,
    written    INTEGER NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_competencies_by_author
    ON entry_competencies (team_id, author, competency, written);

-- Under which key an author's words stand in journal_words; see storage/journal_search.hpp.
CREATE TABLE search_keys (
    team_id TEXT NOT NULL,
    author  TEXT NOT NULL,
    key     TEXT NOT NULL,
    PRIMARY KEY (team_id, author)
) STRICT, WITHOUT ROWID;

-- The words of entries, unreadable; its row is journal_entries.entry.
CREATE VIRTUAL TABLE journal_words USING fts5(
    words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
