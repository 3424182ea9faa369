import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { apis } from '@molt-sdk/contracts/apis'
import { ahead } from './ahead.ts'
import { apiVariable, targetVariable } from './live-settings.ts'

const known = apis.filter(({ folder }) => !ahead.includes(folder))
const names = known.map(({ folder }) => folder)
const keys = [...new Set(known.map(({ api }) => api.auth.env))]

const usage = `Holds clients and servers to the contracts.

  pnpm conformance                       the sandbox, behind MSW and on a socket
  pnpm conformance --target <base URL>   a service that runs elsewhere
    --api <name>                         the API that it serves: ${names.join(', ')} (default: ${names[0]})

The key of the service is read from the environment: ${keys.join(', ')}.
What is made there is deleted again. Checks that need control of the server are skipped.
`

const refuse: (why: string) => never = (why) => {
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
    return refuse(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

/** Tells the tests where to look, in the environment that they inherit. */
const aim = (target: string, api = names[0]): void => {
  const found = known.find(({ folder }) => folder === api)?.api
  if (!found) refuse(`There is no API ${api}. Known: ${names.join(', ')}.`)
  if (!URL.canParse(target)) refuse(`--target must be a whole URL, not ${target}.`)
  const { name, auth } = found
  if (!process.env[auth.env]) refuse(`Set ${auth.env} to a key of ${target}.`)
  process.env[targetVariable] = target
  process.env[apiVariable] = api
  process.stdout.write(`Checking ${name} at ${target}, with the key in ${auth.env}.\n`)
}

const { target, api, help } = readArguments()
if (help) {
  process.stdout.write(usage)
} else {
  if (target !== undefined) aim(target, api)
  else if (api !== undefined) refuse('--api goes with --target.')
  const { startVitest } = await import('vitest/node')
  const vitest = await startVitest([], {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    project: ['conformance'],
    watch: false,
    reporters: [target === undefined ? 'default' : 'verbose'],
  })
  await vitest.close()
}
