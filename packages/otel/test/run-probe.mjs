// Runs in every runtime that has a command line: run-probe.mjs <base URL and API key as JSON>
import { MoltInfra } from '@moltinfra/sdk'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { telemetry } from '../dist/index.js'
import { probe } from './probe.mjs'

const contextManager = new AsyncLocalStorageContextManager()
await probe({ telemetry, MoltInfra, contextManager }, JSON.parse(process.argv[2] ?? ''))
