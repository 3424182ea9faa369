import { pnpm } from './lib/install.mjs'
import { endLine, startLine } from './lib/progress.mjs'
import { runStep } from './lib/run-step.mjs'
import { setUp } from './lib/set-up.mjs'
import { steps } from './lib/steps.mjs'
import { summary } from './lib/summary.mjs'

/** @typedef {import('./lib/summary.mjs').Row} Row */

console.log('Molt SDKs: running all checks\n')
await setUp()

/**
 * Results of steps that run beside others.
 *
 * @type {Map<string, ReturnType<typeof runStep>>}
 */
const started = new Map()
/** @type {Row[]} */
const rows = []
for (const step of steps) rows.push(await check(step))

console.log(`\nSummary\n${summary(rows)}`)
process.exitCode = rows.every((row) => row.result === 'ok') ? 0 : 1

/**
 * @param {import('./lib/steps.mjs').Step} step
 * @returns {Promise<Row>}
 */
async function check(step) {
  const { name, title, needs, advice = '' } = step
  for (const other of steps)
    if (other.startsWith === name && !isBlocked(other)) started.set(other.name, runStep(other))
  startLine(title)
  if (isBlocked(step)) {
    endLine('not run', 0, `\`${needs}\` failed`)
    return { name, result: 'not run', passed: 0, failed: 0, milliseconds: 0 }
  }
  const { code, output, milliseconds, counts } = await (started.get(name) ?? runStep(step))
  const result = code === 0 && counts.failed === 0 ? 'ok' : 'FAILED'
  endLine(result, milliseconds)
  if (result === 'FAILED') {
    console.log(
      `\n${output.trim()}\n\n  Run \`npx ${pnpm} ${name}\` to repeat this step. ${advice}\n`,
    )
  }
  return { name, result, ...counts, milliseconds }
}

/**
 * Whether a step that must pass first has failed.
 *
 * @param {import('./lib/steps.mjs').Step} step
 */
function isBlocked({ needs }) {
  return rows.some((row) => row.name === needs && row.result !== 'ok')
}
