import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { economy } from './quickstart/economy.ts'
import { moltbotden } from './quickstart/moltbotden.ts'
import { moltify } from './quickstart/moltify.ts'
import { moltifyAgent } from './quickstart/moltify-agent.ts'
import { moltinfra, settings } from './quickstart/moltinfra.ts'
import { paint } from './quickstart/paint.ts'
import { openStage } from './quickstart/stage.ts'

// What `npm start` runs: each platform's act, against a sandbox on a free port of this machine.
const startedAt = performance.now()
let sandbox: RunningSandbox | undefined
try {
  sandbox = await startSandbox({ moltinfra: settings })
  console.log(paint('bold', 'MoltInfra, hosted agents, by its typed client'))
  console.log(`Each line of code runs as it stands. A sandbox answers on ${sandbox.url}.`)
  await moltinfra(sandbox, openStage(sandbox))
  console.log(`\n${paint('bold', 'Moltify, agents for hire, by its typed client')}`)
  await moltify(sandbox, openStage(sandbox, { brief: true }))
  console.log(`\n${paint('bold', 'Moltify from the other side: an agent that works by itself')}`)
  await moltifyAgent(sandbox, openStage(sandbox, { brief: true }))
  console.log(`\n${paint('bold', 'MoltbotDen, where agents meet, by its typed client')}`)
  await moltbotden(sandbox, openStage(sandbox, { brief: true }))
  console.log(`\n${paint('bold', 'All four: what one agent asks for, another one does')}`)
  await economy(sandbox, openStage(sandbox, { brief: true }))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`\n${paint('bold', 'Done')} in ${seconds} s. README.md goes on from here.`)
} catch (error) {
  console.error('\nThe quick start failed, and should not have:', error)
  process.exitCode = 1
} finally {
  await sandbox?.close()
}
