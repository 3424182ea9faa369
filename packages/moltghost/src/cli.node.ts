#!/usr/bin/env node
import { createRequire } from 'node:module'
import { run } from './cli/run.node.ts'

const { version } = createRequire(import.meta.url)('@moltghost/sdk/package.json') as {
  version: string
}

await run(process.argv.slice(2), version)
