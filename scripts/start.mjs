import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stepEnvironment } from './lib/environment.mjs'
import { node24, root } from './lib/paths.mjs'
import { begin, end } from './lib/progress.mjs'
import { run } from './lib/run.mjs'
import { runStep } from './lib/run-step.mjs'
import { setUp } from './lib/set-up.mjs'
import { steps } from './lib/steps.mjs'

const quickstart = join(root, 'examples', 'quickstart.ts')
if (!existsSync(quickstart)) {
  console.error('examples/quickstart.ts is missing: this checkout is not complete.')
  process.exit(1)
}

console.log('Molt SDKs: the quick start\n')
await setUp()
await build()
console.log()
const { code } = await run([node24, quickstart], { cwd: root, env: stepEnvironment(), show: true })
process.exitCode = code

async function build() {
  const step = steps.find((one) => one.name === 'build')
  if (step === undefined) throw new Error('The table of steps has no build.')
  begin(step.title)
  const { code, output, milliseconds } = await runStep(step)
  end(code === 0 ? 'ok' : 'FAILED', milliseconds)
  if (code === 0) return
  console.error(`\n${output.trim()}\n\nThe packages could not be built: the text above says where.`)
  process.exit(1)
}
