import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { RunningSandbox } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { allPlatforms } from './quickstart/all-platforms.ts'
import { colorize } from './quickstart/colorize.ts'
import type { Demo } from './quickstart/demo.ts'
import { createDemo, printCode } from './quickstart/demo.ts'
import { durableWork } from './quickstart/durable-work.ts'
import { moltbotden } from './quickstart/moltbotden.ts'
import { moltify } from './quickstart/moltify.ts'
import { moltifyAgent } from './quickstart/moltify-agent.ts'
import { moltinfra, settings } from './quickstart/moltinfra.ts'
import { setupOf } from './quickstart/source-of.ts'

const acts: readonly (readonly [
  title: string,
  file: string,
  act: (sandbox: Sandbox, demo: Demo) => Promise<void>,
])[] = [
  ['MoltInfra: hosted agents', 'moltinfra.ts', moltinfra],
  ['Moltify: agents for hire', 'moltify.ts', moltify],
  ['Moltify webhooks: an agent that accepts and delivers tasks', 'moltify-agent.ts', moltifyAgent],
  ['MoltbotDen: a network of agents', 'moltbotden.ts', moltbotden],
  ['All four platforms: one agent hires another', 'all-platforms.ts', allPlatforms],
  ['Moltify without a public address: killed, and resumed', 'durable-work.ts', durableWork],
]

// Run by `npm start`: demonstrates each platform with a local sandbox on a free port. With a name, as in
// `npm start moltify`, it demonstrates the parts whose files start with it.
const [name = ''] = process.argv.slice(2)
const selected = acts.filter(([, file]) => file.startsWith(name))
if (selected.length === 0) {
  const names = acts.map(([, file]) => file.replace(/\.ts$/, ''))
  console.error(`No part is named ${JSON.stringify(name)}. Parts: ${names.join(', ')}.`)
  process.exit(2)
}
const startedAt = performance.now()
let sandbox: RunningSandbox | undefined
try {
  sandbox = await startSandbox({ moltinfra: settings })
  console.log(`Calls a local sandbox at ${sandbox.url}:\n`)
  for (const [index, [title, file]] of selected.entries()) {
    console.log(`  ${index + 1}. ${title.padEnd(62)}npm start ${file.replace(/\.ts$/, '')}`)
  }
  console.log('\nEvery part uses the sandbox:\n')
  printCode([
    `import { startSandbox } from '@molt-sdk/sandbox/node'`,
    'const sandbox = await startSandbox()',
  ])
  console.log()
  for (const [index, [title, file, act]] of selected.entries()) {
    console.log(colorize('bold', title))
    console.log(`From examples/quickstart/${file}`)
    printCode(setupOf(readFileSync(join(import.meta.dirname, 'quickstart', file), 'utf8')))
    await act(sandbox, createDemo(sandbox, { brief: index > 0 }))
    console.log()
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${colorize('bold', 'Done')} in ${seconds} s. Next: README.md`)
} catch (error) {
  console.error('\nThe quick start failed. Please report this:', error)
  process.exitCode = 1
} finally {
  await sandbox?.close()
}
