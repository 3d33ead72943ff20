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

CREATE UNIQUE INDEX waivers_by_finding ON waivers (account, finding);
