#!/usr/bin/env node
import { createRequire } from 'node:module'
import { delegatedEnv, findDelegation } from './delegate.ts'
import { processIo } from './process-io.ts'
import { run } from './run.ts'

const { version } = createRequire(import.meta.url)('@molt-sdk/cli/package.json') as {
  version: string
}

const argv = process.argv.slice(2)
const delegation = findDelegation(argv)
if (delegation) {
  // It handles signals and output itself, so nothing of this command may run beside it.
  process.argv = [process.argv[0] ?? '', delegation.name, ...delegation.args]
  Object.assign(process.env, await delegatedEnv(delegation, process))
  await delegation.load()
} else {
  process.exitCode = await run(argv, processIo(version))
}
