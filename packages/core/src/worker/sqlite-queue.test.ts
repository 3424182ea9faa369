import { describe, expect, test, vi } from 'vitest'
import { testTraits } from '../../test/jobs.ts'
import { createSqliteQueue } from './sqlite-queue.node.ts'
import { createSqliteQueue as createPortableQueue } from './sqlite-queue.ts'

const sqliteQueue = createSqliteQueue(testTraits)
const portableQueue = createPortableQueue(testTraits)

test.for([
  [[''], 'sqliteQueue() takes the path of a file, got "".'],
  [[undefined], 'sqliteQueue() takes the path of a file, got undefined.'],
  [['work.db', { lease: 5 }], 'lease must be a number of milliseconds >= 100, got 5.'],
  [['work.db', { leas: 500 }], 'Unknown option leas. Did you mean lease?'],
] as const)('sqliteQueue rejects %j', ([args, message]) => {
  expect(() => sqliteQueue(...(args as unknown as Parameters<typeof sqliteQueue>))).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) }),
  )
})

test.for([
  ['/folder/that/is/missing/work.db', 'unable to open database file'],
  [import.meta.filename, 'file is not a database'],
] as const)('a file that cannot be used is named in the error: %s', ([path, reason]) => {
  expect(() => sqliteQueue(path)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      code: 'file_not_usable',
      message: expect.stringContaining(`cannot use the file "${path}": ${reason}. Its folder must`),
    }),
  )
})

describe('a runtime without SQLite', () => {
  const expected = expect.objectContaining({
    name: 'ConfigError',
    code: 'sqlite_not_available',
    message: expect.stringContaining('Use memoryQueue() or another queue'),
  })

  test('gets a ConfigError that says what to use', () => {
    expect(() => portableQueue('work.db')).toThrow(expected)
  })

  test('of an older Node.js gets the same error', () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
    expect(() => sqliteQueue('work.db')).toThrow(expected)
  })
})
