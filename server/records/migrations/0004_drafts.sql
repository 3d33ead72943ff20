-- Change sets that are worked on, by their id. `text` is JSON and holds all that is told of one.
CREATE TABLE drafts (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  author TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (account, id)
);

CREATE INDEX drafts_by_state ON drafts (account, state, updated_at);
