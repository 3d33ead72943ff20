-- What an owner set for each Cloudflare account, as JSON. `version` counts up with each change.
CREATE TABLE account_settings (
  account TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;
