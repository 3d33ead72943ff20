-- Documents and lists of people as they were, each once, by the SHA-256 of the text; compressed.
CREATE TABLE bodies (
  hash TEXT PRIMARY KEY,
  packed BLOB NOT NULL
);

CREATE TRIGGER bodies_never_change BEFORE UPDATE ON bodies BEGIN SELECT RAISE(ABORT, 'what was kept is never changed'); END;

CREATE TRIGGER bodies_never_go BEFORE DELETE ON bodies BEGIN SELECT RAISE(ABORT, 'what was kept is never deleted'); END;

-- Entries in a chain for each account. `said` is 'change', or 'outcome' for what became of the change of that number.
-- `text` is JSON and holds all that is told; `marks` tell which part of an entry was tampered with.
CREATE TABLE history (
  account TEXT NOT NULL,
  entry INTEGER NOT NULL,
  number INTEGER NOT NULL,
  said TEXT NOT NULL,
  text TEXT NOT NULL,
  search TEXT NOT NULL,
  marks TEXT NOT NULL,
  hash TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(text, '$.kind')) VIRTUAL,
  object TEXT GENERATED ALWAYS AS (json_extract(text, '$.id')) VIRTUAL,
  actor TEXT GENERATED ALWAYS AS (json_extract(text, '$.actor')) VIRTUAL,
  origin TEXT GENERATED ALWAYS AS (json_extract(text, '$.origin')) VIRTUAL,
  one_set TEXT GENERATED ALWAYS AS (json_extract(text, '$.set')) VIRTUAL,
  undoes INTEGER GENERATED ALWAYS AS (json_extract(text, '$.undoes')) VIRTUAL,
  PRIMARY KEY (account, entry)
);

CREATE INDEX history_by_number ON history (account, number, said, entry);

CREATE INDEX history_by_search ON history (account, number, search) WHERE search <> '';

CREATE INDEX history_by_object ON history (account, object, kind, number);

CREATE INDEX history_by_actor ON history (account, actor, number) WHERE actor IS NOT NULL;

CREATE INDEX history_by_undone ON history (account, undoes, number) WHERE undoes IS NOT NULL;

CREATE INDEX history_by_origin ON history (account, origin, number) WHERE said = 'change';

CREATE INDEX history_by_set ON history (account, one_set, number) WHERE said = 'change';

CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;

CREATE TRIGGER history_never_goes BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is never deleted'); END;

-- How far each chain goes, so that an end that was cut off is noticed.
CREATE TABLE history_heads (
  account TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
);

-- What each object was when it was seen last. `read` is the hash of its meaning as Cloudflare told it by itself, `listed`
-- as it stood in a list: the two need not agree. NULL = not seen so since it was last written.
CREATE TABLE known_versions (
  account TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  read TEXT,
  listed TEXT,
  updated TEXT,
  PRIMARY KEY (account, owner, kind, id)
);

-- Lists that were read whole at least once: what is new in them from then on was made since.
CREATE TABLE known_lists (
  account TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (account, owner, kind)
);

-- The last name of everything that rules point to. `gone`: when it was first missed.
CREATE TABLE known_names (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  gone TEXT,
  PRIMARY KEY (account, kind, id)
);
