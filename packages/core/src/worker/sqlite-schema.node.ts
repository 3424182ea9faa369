/**
 * `jobs` has a row per event, those that are done too, so that a repeated event is recognized.
 * `due_at` is when a waiting job may run, when the lease of a running one expires, and when a done
 * one is forgotten. `vals` has what workers keep between runs.
 */
export const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    task TEXT NOT NULL,
    job TEXT,
    event_at REAL NOT NULL,
    saved_at REAL NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL,
    owner TEXT,
    errors TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE INDEX IF NOT EXISTS open_by_event ON jobs (event_at, id) WHERE state IN ('waiting', 'running');
  CREATE INDEX IF NOT EXISTS open_by_task ON jobs (task, event_at, id) WHERE state IN ('waiting', 'running');
  CREATE INDEX IF NOT EXISTS done_by_time ON jobs (due_at) WHERE state = 'done';
  CREATE TABLE IF NOT EXISTS vals (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    set_at REAL NOT NULL
  ) STRICT;
`

/**
 * Whether `j` is the next job of its task at the time `?1`: no other job of the task has a lease, and
 * no event of it that waits is older.
 */
const isHead = `
  NOT EXISTS (
    SELECT 1 FROM jobs o
    WHERE o.task = j.task AND o.id <> j.id AND o.state IN ('waiting', 'running')
      AND (
        (o.state = 'running' AND o.due_at > ?1)
        OR (o.event_at, o.id) < (j.event_at, j.id)
      )
  )`

export const leaseNext = `
  UPDATE jobs SET state = 'running', attempts = attempts + 1, owner = ?2, due_at = ?3
  WHERE id = (
    SELECT id FROM jobs j
    WHERE j.state IN ('waiting', 'running') AND j.due_at <= ?1 AND ${isHead}
    ORDER BY j.event_at, j.id LIMIT 1
  )
  RETURNING id, job, attempts`

/** A lease ends first, also if an older event of its task has been added since. */
export const nextDueAt = `
  SELECT min(j.due_at) AS due_at FROM jobs j
  WHERE j.state IN ('waiting', 'running')
    AND ((j.state = 'running' AND j.due_at > ?1) OR ${isHead})`
