import { runStep } from './lib/run-step.mjs'
import { releaseSteps, steps } from './lib/steps.mjs'

const [name, ...args] = process.argv.slice(2)
const all = [...steps, ...releaseSteps]
const step = all.find((one) => one.name === name)
if (step === undefined) {
  console.error(`There is no step "${name}". Steps: ${all.map((one) => one.name).join(', ')}`)
  process.exit(2)
}
const { code } = await runStep(step, { show: true, args })
if (code !== 0 && step.advice) console.error(`\n${step.advice}`)
process.exitCode = code
