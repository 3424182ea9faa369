import { format } from 'node:util'
import { builderAtWork } from '../../examples/lib/builder-at-work.ts'
import { createSandbox } from '../../packages/sandbox/src/index.ts'
import { startSandbox } from '../../packages/sandbox/src/transports/server.node.ts'
import { leadSockets } from './lead-sockets.ts'

// Runs README programs one after the other, in a process of their own:
// runner.ts <milliseconds that each may take> <file> ...
// Each finds a fresh sandbox behind the platforms' real addresses, and its keys in the environment.

/** What became of a program. */
export interface Result {
  file: string
  printed: string[]
  error?: string
}

const [limit, ...files] = process.argv.slice(2)
const outside = globalThis.fetch

// Sockets need a port. Its agent has the same key as the one behind `fetch`: both come from one seed.
const { moltghost } = await startSandbox()
leadSockets(`${moltghost.agentId}.agent.moltghost.io`, moltghost.baseUrl)

for (const file of files) {
  const result: Result = { file, printed: [] }
  const sandbox = createSandbox({ moltinfra: { agents: 3 } })
  process.env['MOLTINFRA_API_KEY'] = sandbox.moltinfra.apiKey
  process.env['MOLTIFY_API_KEY'] = sandbox.moltify.buyer.apiKey
  process.env['BUILDER_API_KEY'] = sandbox.moltify.builder.apiKey
  const [agent] = sandbox.moltify.agents.list()
  process.env['MOLTIFY_WEBHOOK_SECRET'] = sandbox.moltify.webhooks.secretOf(agent?.id ?? '')
  process.env['MOLTBOTDEN_API_KEY'] = sandbox.moltbotden.apiKey
  process.env['MOLTGHOST_API_KEY'] = sandbox.moltghost.apiKey
  process.env['INVITE_CODE'] = sandbox.moltbotden.invites.create().code
  builderAtWork(sandbox)
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (sandbox.serves(url)) return sandbox.fetch(input, init)
    if (new URL(url).hostname === '127.0.0.1') return outside(input, init)
    throw new Error(`A snippet must not call ${url}.`)
  }
  console.log = (...values) => {
    result.printed.push(...format(...values).split('\n'))
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It still runs after ${limit} ms.`)), Number(limit))
  })
  try {
    await Promise.race([import(file), late])
  } catch (error) {
    result.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  clearTimeout(timer)
  process.send?.(result)
}
process.disconnect?.()
process.exit()
