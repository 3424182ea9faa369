#!/usr/bin/env node
import { createRequire } from 'node:module'
import type { Delegation } from './delegate.ts'
import { delegatedEnv, findDelegation } from './delegate.ts'
import { exitCodeOf } from './exit-codes.ts'
import { Terminal } from './output/terminal.ts'
import { processIo } from './process-io.ts'
import { run } from './run.ts'

const { version } = createRequire(import.meta.url)('@molt-sdk/cli/package.json') as {
  version: string
}

const argv = process.argv.slice(2)
const delegation = findDelegation(argv)
if (delegation) {
  await runDelegated(delegation)
} else {
  process.exitCode = await run(argv, processIo(version))
}

/** The other command handles signals and output itself, so nothing of this one may run beside it. */
async function runDelegated(delegation: Delegation): Promise<void> {
  try {
    const variables = await delegatedEnv(delegation, process)
    for (const [name, value] of Object.entries(variables)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  } catch (error) {
    new Terminal(processIo(version)).printError(error, false)
    process.exit(exitCodeOf(error))
  }
  process.argv = [process.argv[0] ?? '', delegation.name, ...delegation.args]
  await delegation.load()
}
