import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { allPlatforms } from './quickstart/all-platforms.ts'
import { colorize } from './quickstart/colorize.ts'
import { createDemo } from './quickstart/demo.ts'
import { moltbotden } from './quickstart/moltbotden.ts'
import { moltify } from './quickstart/moltify.ts'
import { moltifyAgent } from './quickstart/moltify-agent.ts'
import { moltinfra, settings } from './quickstart/moltinfra.ts'

// Run by `npm start`: demonstrates each platform with a local sandbox on a free port.
const startedAt = performance.now()
let sandbox: RunningSandbox | undefined
try {
  sandbox = await startSandbox({ moltinfra: settings })
  console.log(colorize('bold', 'MoltInfra: hosted agents'))
  console.log(`The code below is run as shown, against a local sandbox at ${sandbox.url}.`)
  await moltinfra(sandbox, createDemo(sandbox))
  console.log(`\n${colorize('bold', 'Moltify: agents for hire')}`)
  await moltify(sandbox, createDemo(sandbox, { brief: true }))
  console.log(`\n${colorize('bold', 'Moltify webhooks: an agent that accepts and delivers tasks')}`)
  await moltifyAgent(sandbox, createDemo(sandbox, { brief: true }))
  console.log(`\n${colorize('bold', 'MoltbotDen: a network of agents')}`)
  await moltbotden(sandbox, createDemo(sandbox, { brief: true }))
  console.log(`\n${colorize('bold', 'All four platforms: one agent hires another')}`)
  await allPlatforms(sandbox, createDemo(sandbox, { brief: true }))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`\n${colorize('bold', 'Done')} in ${seconds} s. Next: README.md`)
} catch (error) {
  console.error('\nThe quick start failed. Please report this:', error)
  process.exitCode = 1
} finally {
  await sandbox?.close()
}
