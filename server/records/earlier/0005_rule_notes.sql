CREATE TABLE d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE bodies (
  hash TEXT PRIMARY KEY,
  packed BLOB NOT NULL
);
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
CREATE TABLE history_heads (
  account TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
);
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
CREATE TABLE known_lists (
  account TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (account, owner, kind)
);
CREATE TABLE known_names (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  gone TEXT,
  PRIMARY KEY (account, kind, id)
);
CREATE TABLE account_settings (
  account TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE waivers (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  finding TEXT NOT NULL,
  reason TEXT NOT NULL,
  until TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account, id)
) WITHOUT ROWID;
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
CREATE TABLE rule_notes (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  rule_type TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  until TEXT,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE INDEX history_by_number ON history (account, number, said, entry);
CREATE INDEX history_by_search ON history (account, number, search) WHERE search <> '';
CREATE INDEX history_by_object ON history (account, object, kind, number);
CREATE INDEX history_by_actor ON history (account, actor, number) WHERE actor IS NOT NULL;
CREATE INDEX history_by_undone ON history (account, undoes, number) WHERE undoes IS NOT NULL;
CREATE INDEX history_by_origin ON history (account, origin, number) WHERE said = 'change';
CREATE INDEX history_by_set ON history (account, one_set, number) WHERE said = 'change';
CREATE UNIQUE INDEX waivers_by_finding ON waivers (account, finding);
CREATE INDEX drafts_by_state ON drafts (account, state, updated_at);
CREATE UNIQUE INDEX rule_notes_by_rule ON rule_notes (account, kind, document, rule_type, rule);
CREATE TRIGGER bodies_never_change BEFORE UPDATE ON bodies BEGIN SELECT RAISE(ABORT, 'what was kept is never changed'); END;
CREATE TRIGGER bodies_never_go BEFORE DELETE ON bodies BEGIN SELECT RAISE(ABORT, 'what was kept is never deleted'); END;
CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
CREATE TRIGGER history_never_goes BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is never deleted'); END;
INSERT INTO d1_migrations (id, name, applied_at) VALUES (1, '0001_history.sql', '2026-11-20 12:00:00');
INSERT INTO d1_migrations (id, name, applied_at) VALUES (2, '0002_settings.sql', '2026-11-20 12:00:00');
INSERT INTO d1_migrations (id, name, applied_at) VALUES (3, '0003_waivers.sql', '2026-11-20 12:00:00');
INSERT INTO d1_migrations (id, name, applied_at) VALUES (4, '0004_drafts.sql', '2026-11-20 12:00:00');
INSERT INTO d1_migrations (id, name, applied_at) VALUES (5, '0005_rule_notes.sql', '2026-11-20 12:00:00');
INSERT INTO bodies (hash, packed) VALUES ('2ee38eada77b2f938a494c7de60038dd0ab44d588ec10eb159aa375bea581c43', X'358e4d0ac2301484af22b38ea54217128fe1b294129357fa204d243f582801afe1f53c8944da597c33b318980d6c20d1ee3affd1555c8fbaab8380530b41e29ed434dd4e9cbeef4f3ce50801439a237b070965ad7f41809db6d91064bf8116c576347e51ec20371c09b30a0f9f4343ab5a9e9650ca20a0bd73a4137b37866c29d6458c73b51c29d41711b247f03e6110a055e9047969da52ca0f');
INSERT INTO bodies (hash, packed) VALUES ('b54f63ff203198c99e36d046f8dfe3dc24b842352a08d233e73aeea3a6b9d91c', X'ab564a4fcccc53b232d451cac92f4e55b232d0514a4ecccbcb2f0949cdc90173410a32f3d295aca29512f3121d32128b92f24b8bf4522b12730b72529562c13a210a627594120b0a8a41ac5a00');
INSERT INTO bodies (hash, packed) VALUES ('5fb119146505159d93a9bd38c9db4471a7285a5764d98cfeec4266ff1b091fe6', X'358e4d0ac2301484af22b38ea2e242e2315c8a9467f2a4813491bc040b25e035bc9e2791683b8bf9590c7c139c85c676d6fa678766c765ce3a4021d0c0d03867badf4f2b973fafb7ac8a40c1b271e2628006791f9f5070c1f86219fa32810772beb3712017a0272c0d3da55b2c69c3230d0fcfa8f5aa6062086cb28ba14bc5b3b48748dfa208a74621d017a41833ae0a3c92c9d0bbcdb656056169249d2d89f21f69dfa37e01');
INSERT INTO history (account, entry, number, said, text, search, marks, hash) VALUES ('00000000000000000000000000000001', 1, 1, 'change', '{"set":"1","origin":"gatehouse","action":"create","kind":"policies","name":"Staff; it’s us","actor":"ada@harbour.example","at":"2026-11-20T12:00:01.000Z","reason":"The first; of many","people":"b54f63ff203198c99e36d046f8dfe3dc24b842352a08d233e73aeea3a6b9d91c","before":null,"after":"2ee38eada77b2f938a494c7de60038dd0ab44d588ec10eb159aa375bea581c43","inside":"new:1"}', 'staff; it’s us
ada@harbour.example
the first; of many', '17io7io.efwnq4.efwnq4.8z1wvh.bn8u2.1xyebls.b2duj1.1kupzfz...ra7enx.1qosjz2.hw7wbp.1gfo0mj..eds7n8...x0xxgk.1v57pdv......10rlbza', 'b1620335c4b142e025371762470c4940d5b0f5e4500e8eab0d4f9d4d908128fc');
INSERT INTO history (account, entry, number, said, text, search, marks, hash) VALUES ('00000000000000000000000000000001', 2, 1, 'outcome', '{"id":"00000000-0000-4000-8000-000000000004","at":"2026-11-20T12:00:02.000Z","after":"2ee38eada77b2f938a494c7de60038dd0ab44d588ec10eb159aa375bea581c43","state":"done","status":201,"ray":"8f1d2c3b4a596877-LIS","audit":"00000000-0000-4000-8000-000000000009"}', '', '17io7io.f9vgt1.efwnq4.11ma65f.....19xzgfl....mulkq4.......1v57pdv.1osybrd..1i2u6dm.vm3cs6.is5i5k.', '64a34c9608a78197077788e786b97223b05c3609164eecb4bac0c7c13b89a826');
INSERT INTO history (account, entry, number, said, text, search, marks, hash) VALUES ('00000000000000000000000000000001', 3, 2, 'change', '{"set":"2","origin":"elsewhere","action":"update","kind":"policies","id":"00000000-0000-4000-8000-000000000004","name":"Staff; it’s us","actor":"ben@harbour.example","at":"2026-11-20T12:00:03.000Z","before":"2ee38eada77b2f938a494c7de60038dd0ab44d588ec10eb159aa375bea581c43","after":"5fb119146505159d93a9bd38c9db4471a7285a5764d98cfeec4266ff1b091fe6"}', 'staff; it’s us
ben@harbour.example', '17io7io.ezvv42.f9vgt1.8z1wvh.vyneet.uts8dn.5mg5he.1kupzfz.19xzgfl..ra7enx.34jf85.1qkqjz......1v57pdv.sivcz7......', 'ce27ffaee9e374144489d37f3b7eb3f96145fee3772fcbcd71548f2f85ca7e04');
INSERT INTO history_heads (account, entry, number, hash) VALUES ('00000000000000000000000000000001', 3, 2, 'ce27ffaee9e374144489d37f3b7eb3f96145fee3772fcbcd71548f2f85ca7e04');
INSERT INTO known_versions (account, owner, kind, id, name, body, read, listed, updated) VALUES ('00000000000000000000000000000001', '00000000000000000000000000000001', 'policies', '00000000-0000-4000-8000-000000000004', 'Staff; it’s us', '5fb119146505159d93a9bd38c9db4471a7285a5764d98cfeec4266ff1b091fe6', 'cf1ac186edee24f02e197eaa16c121dc2fe1932bb188b3c8fa865963303372d4', NULL, NULL);
INSERT INTO known_lists (account, owner, kind) VALUES ('00000000000000000000000000000001', '00000000000000000000000000000001', 'policies');
INSERT INTO known_names (account, kind, id, name, gone) VALUES ('00000000000000000000000000000001', 'groups', '00000000-0000-4000-8000-000000000005', 'Crew', '2026-11-20T12:00:04.000Z');
INSERT INTO account_settings (account, version, text, actor, at) VALUES ('00000000000000000000000000000001', 1, '{"break_glass":["rita@harbour.example"],"guards":[],"limits":{"people":50},"sensitive_apps":[],"company_domains":[],"public_mail":[],"publishing":{"none":"editor","some":"editor","high":"editor"}}', 'ada@harbour.example', '2026-11-20T12:00:00.000Z');
INSERT INTO waivers (account, id, finding, reason, until, actor, at) VALUES ('00000000000000000000000000000001', 'w-1', 'OPEN-01 x', 'Until the move', '2027-01-01', 'ada@harbour.example', '2026-11-20T12:00:00.000Z');
INSERT INTO drafts (account, id, state, author, updated_at, version, text) VALUES ('00000000000000000000000000000001', 'd-1', 'proposed', 'ed@harbour.example', '2026-11-20T12:00:00.000Z', 2, '{"id":"d-1","title":"Ana joins","state":"proposed","changes":[{"action":"delete","kind":"policies","id":"00000000-0000-4000-8000-000000000004","etag":"\"x\""}],"bases":{"policies:00000000-0000-4000-8000-000000000004":{"id":"00000000-0000-4000-8000-000000000004","name":"Staff; it’s us","decision":"allow","include":[{"email_domain":{"domain":"harbour.example"}}],"connection_rules":{"ssh":{"usernames":["root"],"exact":1.0}},"session_duration":"2h"}},"author":"ed@harbour.example","created_at":"2026-11-20T12:00:00.000Z","updated_at":"2026-11-20T12:00:00.000Z","remarks":[{"actor":"ed@harbour.example","at":"2026-11-20T12:00:00.000Z","what":"proposed"}],"version":2}');
INSERT INTO rule_notes (account, id, kind, document, rule_type, rule, reason, until, actor, at) VALUES ('00000000000000000000000000000001', 'n-1', 'policies', '00000000-0000-4000-8000-000000000004', 'exclude', '{"email":{"email":"tomasz@harbour.example"}}', 'He left; see the ticket', '2027-01-01', 'ada@harbour.example', '2026-11-20T12:00:00.000Z');
