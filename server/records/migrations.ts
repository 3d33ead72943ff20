import type { Migration } from '../store/migrate'
import history from './migrations/0001_history.sql?raw'
import settings from './migrations/0002_settings.sql?raw'
import waivers from './migrations/0003_waivers.sql?raw'
import drafts from './migrations/0004_drafts.sql?raw'
import ruleNotes from './migrations/0005_rule_notes.sql?raw'

/** The tables of what Gatehouse itself keeps, in the order in which they are made. A file that was released is never changed: add another. */
export const recordMigrations: readonly Migration[] = [
  { name: '0001_history.sql', sql: history },
  { name: '0002_settings.sql', sql: settings },
  { name: '0003_waivers.sql', sql: waivers },
  { name: '0004_drafts.sql', sql: drafts },
  { name: '0005_rule_notes.sql', sql: ruleNotes },
]
