import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { apis } from '@molt-sdk/contracts/apis'
import type { Api } from '@molt-sdk/contracts/kernel'
import type { TestModule } from 'vitest/node'
import { apiEnvVar, targetEnvVar } from './env-variables.ts'
import { collectFindings, formatSummary } from './summary.ts'

const names = apis.map(({ folder }) => folder)
const keys = [...new Set(apis.map(({ api }) => api.auth.env))]

const usage = `Checks clients and servers against the contracts.

  pnpm conformance                       checks the sandbox, through MSW and over HTTP
  pnpm conformance --target <base URL>   checks a live service
    --api <name>                         API of the service: ${names.join(', ')} (default: ${names[0]})

The API key is read from the environment: ${keys.join(', ')}.
The checks delete what they create. Checks that need control of the server are skipped, and those
that send nothing are left out. Exits with 1 if something differs or no operation was reached.
`

const exitWithUsageError: (why: string) => never = (why) => {
  process.stderr.write(`${why}\n`)
  return process.exit(2)
}

const readArguments = (): { target?: string; api?: string; help?: boolean } => {
  try {
    const options = {
      target: { type: 'string' },
      api: { type: 'string' },
      help: { type: 'boolean' },
    } as const
    return parseArgs({ options }).values
  } catch (error) {
    return exitWithUsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

/** Passes the target to the tests, in the environment that they inherit. Returns the API. */
const setTarget = (target: string, api = names[0]): Api => {
  const found = apis.find(({ folder }) => folder === api)?.api
  if (!found) exitWithUsageError(`Unknown API "${api}". Available: ${names.join(', ')}.`)
  if (!URL.canParse(target))
    exitWithUsageError(`--target must be an absolute URL, got "${target}".`)
  const { name, auth } = found
  if (!process.env[auth.env])
    exitWithUsageError(`${auth.env} is not set. Set it to an API key of ${target}.`)
  process.env[targetEnvVar] = target
  process.env[apiEnvVar] = api
  process.stdout.write(`Checking ${name} at ${target} with the API key in ${auth.env}.\n`)
  return found
}

/** Prints what the checks found, and fails if nothing was reached. */
const reportFindings = ({ operations, auth }: Api, modules: readonly TestModule[]): void => {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const findings = collectFindings(tests)
  const summary = formatSummary(findings, Object.keys(operations))
  const key = process.env[auth.env] ?? ''
  // A shorter one could be a part of an ordinary word.
  process.stdout.write(key.length >= 8 ? summary.replaceAll(key, '[key]') : summary)
  if (!findings.reached.size || findings.differences.length) process.exitCode = 1
}

process.stdout.on('error', (error) => {
  process.stderr.write(`Could not write to stdout: ${error.message}.\n`)
  process.exit(1)
})

const { target, api, help } = readArguments()
if (help) {
  process.stdout.write(usage)
} else {
  if (target === undefined && api !== undefined) exitWithUsageError('--api requires --target.')
  const liveApi = target === undefined ? undefined : setTarget(target, api)
  const { startVitest } = await import('vitest/node')
  const vitest = await startVitest([], {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    project: ['conformance'],
    watch: false,
    reporters: [target === undefined ? 'default' : 'verbose'],
  })
  if (liveApi) reportFindings(liveApi, vitest.state.getTestModules())
  await vitest.close()
}
