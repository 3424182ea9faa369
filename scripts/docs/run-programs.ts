import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sourceCondition } from '../build/entries.ts'
import type { Result } from './runner.ts'

/** Runs programs in one process of their own: most of the time goes into loading the packages. */
export async function runPrograms(
  files: readonly string[],
  { limit = 10_000 } = {},
): Promise<Map<string, Result>> {
  const results = new Map<string, Result>()
  const child = fork(join(import.meta.dirname, 'runner.ts'), [String(limit), ...files], {
    execArgv: [`--conditions=${sourceCondition}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (message) => {
    const result = message as Result
    results.set(result.file, result)
  })
  await once(child, 'close')
  return results
}
