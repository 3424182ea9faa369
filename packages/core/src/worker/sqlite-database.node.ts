import { noSqlite } from './sqlite-queue.ts'

type Value = string | number | null

/** The part of `node:sqlite` and `bun:sqlite` that is the same. */
export interface Database {
  exec(sql: string): unknown
  prepare(sql: string): Statement
  close(): void
}

export interface Statement {
  run(...values: readonly Value[]): { readonly changes: number | bigint }
  get(...values: readonly Value[]): unknown
  all(...values: readonly Value[]): unknown[]
}

type DatabaseClass = new (path: string) => Database

/** Opens a database. Throws a `ConfigError` in a runtime without SQLite. */
export const openDatabase = (path: string): Database => {
  const DatabaseSync = builtin('node:sqlite', 'DatabaseSync') ?? builtin('bun:sqlite', 'Database')
  if (!DatabaseSync) throw noSqlite()
  return new DatabaseSync(path)
}

/** Not imported: a runtime without the module could not load this file. */
const builtin = (module: string, name: string): DatabaseClass | undefined => {
  try {
    const { [name]: found } = process.getBuiltinModule(module) as Record<string, unknown>
    return found as DatabaseClass | undefined
  } catch {
    return undefined
  }
}
