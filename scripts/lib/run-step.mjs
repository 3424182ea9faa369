import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stepEnvironment } from './environment.mjs'
import { commandFile, node24, root } from './paths.mjs'
import { run } from './run.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

const countsFolder = temporaryFolder('counts')

/**
 * @typedef {{ passed: number, failed: number, skipped?: number }} Counts
 * @typedef {{ code: number, output: string, milliseconds: number, counts: Counts }} Outcome
 */

/**
 * Runs one step under Node 24.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {{ show?: boolean, args?: readonly string[] }} [options] `show`: straight to the screen.
 * @returns {Promise<Outcome>}
 */
export async function runStep(step, { show = false, args = [] } = {}) {
  const [what, ...fixed] = step.run
  const [packageName, command] = what.split(':')
  const file = packageName && command ? commandFile(packageName, command) : join(root, what)
  const countsFile = join(countsFolder, `${step.name.replace(':', '-')}.json`)
  const result = await run([node24, file, ...fixed, ...args], {
    cwd: root,
    env: { ...stepEnvironment(), MOLT_STEP: step.name, MOLT_COUNTS: countsFile },
    show,
  })
  return { ...result, counts: readCounts(countsFile, result.code) }
}

/**
 * What the step counted, else the step itself as one check. A step that failed outside of what it
 * counts has one failure all the same.
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
    // Tools that were not written for this repository count nothing.
  }
  return { ...counts, failed: code === 0 ? counts.failed : Math.max(counts.failed, 1) }
}
