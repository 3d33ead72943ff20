CREATE TABLE d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);

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

INSERT INTO d1_migrations (id, name, applied_at) VALUES (1, '0001_documents.sql', '2026-11-20 12:00:00');
INSERT INTO documents (account, kind, id, position, body) VALUES ('', 'accounts', '00000000000000000000000000000001', 0, '{"id":"00000000000000000000000000000001","name":"Harbour","access_enabled":true,"token_access":"write","created_on":"2026-11-20T12:00:00Z"}');
INSERT INTO documents (account, kind, id, position, body) VALUES ('', 'credentials', 'token-of-an-earlier-version', 0, '{"id":"token-of-an-earlier-version","token_id":"00000000000000000000000000000002","name":"Full token","owner":"user","status":"active","permissions":null,"level":"Write","accounts":null}');
INSERT INTO documents (account, kind, id, position, body) VALUES ('', 'credentials', 'issued', 1, '{"id":"issued","token":"token-of-an-earlier-version","readOnlyToken":"none","globalKey":{"email":"you@example.com","key":"none"}}');
INSERT INTO documents (account, kind, id, position, body) VALUES ('00000000000000000000000000000001', 'organizations', '00000000-0000-4000-8000-000000000003', 0, '{"id":"00000000-0000-4000-8000-000000000003","name":"Harbour","auth_domain":"harbour.cloudflareaccess.example","session_duration":"24h","created_at":"2026-11-20T09:00:00Z","updated_at":"2026-11-20T09:00:00Z"}');
INSERT INTO documents (account, kind, id, position, body) VALUES ('00000000000000000000000000000001', 'policies', '00000000-0000-4000-8000-000000000004', 0, '{"name":"Staff; it’s us","decision":"allow","include":[{"email_domain":{"domain":"harbour.example"}}],"connection_rules":{"ssh":{"usernames":["root"],"exact":1.0}},"id":"00000000-0000-4000-8000-000000000004","created_at":"2026-11-20T12:00:00Z","updated_at":"2026-11-20T12:00:00Z"}');
