import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { simulateBuilder } from '../../examples/lib/simulate-builder.ts'
import { startSandbox } from '../../packages/sandbox/src/transports/server.node.ts'
import { redirectSockets } from './redirect-sockets.ts'
import { createSnippetSandbox } from './snippet-sandbox.ts'

// Runs README programs one after the other:
// runner.ts <timeout per program in ms> <file> ...
// Each program gets a new sandbox at the platforms' real base URLs, and its keys in the environment.

/** The result of running a program. */
export interface ProgramResult {
  file: string
  output: string[]
  error?: string
}

const [limit, ...files] = process.argv.slice(2)
const realFetch = globalThis.fetch

// Sockets need a port. Its agent has the same key as that of the in-process sandbox: both have the same seed.
const { moltghost } = await startSandbox()
redirectSockets(`${moltghost.agentId}.agent.moltghost.io`, moltghost.baseUrl)

for (const file of files) {
  const result: ProgramResult = { file, output: [] }
  const { sandbox, env } = createSnippetSandbox()
  Object.assign(process.env, env)
  simulateBuilder(sandbox)
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (sandbox.serves(url)) return sandbox.fetch(input, init)
    if (new URL(url).hostname === '127.0.0.1') return realFetch(input, init)
    throw new Error(`README snippets may only call the sandbox, got ${url}.`)
  }
  console.log = (...values) => {
    result.output.push(...format(...values).split('\n'))
  }
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The program timed out after ${limit} ms.`)),
      Number(limit),
    )
  })
  try {
    await Promise.race([import(`${pathToFileURL(file)}`), timeout])
  } catch (error) {
    result.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  clearTimeout(timer)
  process.send?.(result)
}
process.disconnect?.()
process.exit()
