import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stepEnvironment } from './environment.mjs'
import { commandFile, node24, root } from './paths.mjs'
import { run } from './run.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

const countsFolder = temporaryFolder('counts')

/**
 * @typedef {{ passed: number, failed: number, skipped?: number }} Counts
 * @typedef {{ code: number, output: string, milliseconds: number, counts: Counts }} StepResult
 */

/**
 * Runs one step under Node 24.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {{ inheritOutput?: boolean, args?: readonly string[] }} [options] `inheritOutput`: prints directly instead of collecting the output
 * @returns {Promise<StepResult>}
 */
export async function runStep(step, { inheritOutput = false, args = [] } = {}) {
  const [what, ...fixed] = step.run
  const [packageName, command] = what.split(':')
  const file = packageName && command ? commandFile(packageName, command) : join(root, what)
  const countsFile = join(countsFolder, `${step.name.replace(':', '-')}.json`)
  const result = await run([node24, file, ...fixed, ...args], {
    cwd: root,
    env: { ...stepEnvironment(), MOLT_STEP: step.name, MOLT_COUNTS: countsFile },
    inheritOutput,
  })
  return { ...result, counts: readCounts(countsFile, result.code) }
}

/**
 * Returns the counts that the step reported; a step that reports none counts as one check. A step with
 * a failing exit code has at least one failure.
 *
 * @param {string} file
 * @param {number} code
 * @returns {Counts}
 */
function readCounts(file, code) {
  /** @type {Counts} */
  let counts = { passed: code === 0 ? 1 : 0, failed: 0 }
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Third-party tools report no counts.
  }
  return { ...counts, failed: code === 0 ? counts.failed : Math.max(counts.failed, 1) }
}
