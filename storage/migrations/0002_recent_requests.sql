-- The latest request keys, as hashes; storage/request_keys.cpp keeps the number of rows bounded.
-- The highest request is the latest one.
CREATE TABLE recent_requests (
    request  INTEGER PRIMARY KEY,
    key_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX recent_requests_by_hash ON recent_requests (key_hash);
