-- Why a rule is there. `rule` is its text as `canonicalRule` writes it; `until` is the last day, NULL = nobody knows one.
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

CREATE UNIQUE INDEX rule_notes_by_rule ON rule_notes (account, kind, document, rule_type, rule);
