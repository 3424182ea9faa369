import { reportCounts } from './counts.ts'

/** Something that must hold: gives the problems found, none if all is well, or throws one. */
export interface Check {
  name: string
  run: () => readonly string[] | Promise<readonly string[]>
}

/** What a check throws when it knows what is wrong: its message is shown, without a stack. */
export class Problem extends Error {}

/** Runs the checks of one step in turn, prints a line for each and settles the step's outcome. */
export async function runChecks(checks: readonly Check[]): Promise<void> {
  const counts = { passed: 0, failed: 0 }
  for (const { name, run } of checks) {
    const problems = await settled(run)
    counts[problems.length === 0 ? 'passed' : 'failed'] += 1
    console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${name}`)
    for (const problem of problems) console.log(`        ${problem.replaceAll('\n', '\n        ')}`)
  }
  reportCounts(counts)
  process.exitCode = counts.failed === 0 ? 0 : 1
}

async function settled(run: Check['run']): Promise<readonly string[]> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Problem) return [error.message]
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}
