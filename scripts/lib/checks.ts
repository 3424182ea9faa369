import { reportCounts } from './counts.ts'

/** One check: returns the problems it found, or throws. */
export interface Check {
  name: string
  run: () => readonly string[] | Promise<readonly string[]>
}

/** Thrown by a check for an expected failure: the message is printed without a stack. */
export class CheckFailure extends Error {}

/** Runs the checks of a step one by one, prints a line for each and sets the exit code. */
export async function runChecks(checks: readonly Check[]): Promise<void> {
  const counts = { passed: 0, failed: 0 }
  for (const { name, run } of checks) {
    const problems = await runCheck(run)
    counts[problems.length === 0 ? 'passed' : 'failed'] += 1
    console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${name}`)
    for (const problem of problems) console.log(`        ${problem.replaceAll('\n', '\n        ')}`)
  }
  reportCounts(counts)
  process.exitCode = counts.failed === 0 ? 0 : 1
}

async function runCheck(run: Check['run']): Promise<readonly string[]> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof CheckFailure) return [error.message]
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}
