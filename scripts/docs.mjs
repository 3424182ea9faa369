import { join } from 'node:path'
import { stepEnvironment } from './lib/environment.mjs'
import { node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { setUp } from './lib/set-up.mjs'

// Serves the documentation site, and updates it while its pages change: `npm run docs`.
await setUp()
const { code } = await run([node24, join(root, 'docs', 'site', 'serve.ts')], {
  cwd: root,
  env: stepEnvironment(),
  inheritOutput: true,
})
process.exitCode = code
