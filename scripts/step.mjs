import { runStep } from './lib/run-step.mjs'
import { releaseSteps, steps } from './lib/steps.mjs'

const [name, ...args] = process.argv.slice(2)
const all = [...steps, ...releaseSteps]
const step = all.find((candidate) => candidate.name === name)
if (step === undefined) {
  console.error(`Unknown step "${name}". Available: ${all.map((known) => known.name).join(', ')}`)
  process.exit(2)
}
const { code } = await runStep(step, { inheritOutput: true, args })
if (code !== 0 && step.advice) console.error(`\n${step.advice}`)
process.exitCode = code
