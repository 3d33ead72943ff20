CREATE TABLE documents (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account, kind, id)
) WITHOUT ROWID;

CREATE INDEX documents_in_order ON documents (account, kind, position);

CREATE INDEX zones_by_id ON documents (id) WHERE kind = 'zones';
