import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stepEnvironment } from './lib/environment.mjs'
import { node24, root } from './lib/paths.mjs'
import { endLine, startLine } from './lib/progress.mjs'
import { run } from './lib/run.mjs'
import { runStep } from './lib/run-step.mjs'
import { setUp } from './lib/set-up.mjs'
import { steps } from './lib/steps.mjs'

const quickstart = join(root, 'examples', 'quickstart.ts')
if (!existsSync(quickstart)) {
  console.error('examples/quickstart.ts is missing: the checkout is incomplete.')
  process.exit(1)
}

console.log('Molt SDKs: quick start\n')
await setUp()
await build()
console.log()
const { code } = await run([node24, quickstart, ...process.argv.slice(2)], {
  cwd: root,
  env: stepEnvironment(),
  inheritOutput: true,
})
process.exitCode = code

async function build() {
  const step = steps.find(({ name }) => name === 'build')
  if (step === undefined) throw new Error('scripts/lib/steps.mjs has no step "build".')
  startLine(step.title)
  const { code, output, milliseconds } = await runStep(step)
  endLine(code === 0 ? 'ok' : 'FAILED', milliseconds)
  if (code === 0) return
  console.error(`\n${output.trim()}\n\nBuilding the packages failed, see the output above.`)
  process.exit(1)
}
