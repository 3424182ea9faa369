import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sourceCondition } from '../build/entries.ts'
import type { ProgramResult } from './runner.ts'

/** Runs programs in one child process, because loading the packages takes most of the time. */
export async function runPrograms(
  files: readonly string[],
  { limit = 60_000 } = {},
): Promise<Map<string, ProgramResult>> {
  const results = new Map<string, ProgramResult>()
  const child = fork(join(import.meta.dirname, 'runner.ts'), [String(limit), ...files], {
    execArgv: [`--conditions=${sourceCondition}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (message) => {
    const result = message as ProgramResult
    results.set(result.file, result)
  })
  await once(child, 'close')
  return results
}
