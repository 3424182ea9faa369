import type { Command } from 'commander'
import { Argument, InvalidArgumentError } from 'commander'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions, addOutputOptions, outputFormat } from '../common-options.ts'
import { confirm } from '../confirm.ts'
import type { CommandContext } from '../context.ts'
import { warningFor } from '../generated/confirmation.ts'
import { planRequest } from '../generated/dry-run.ts'
import { parseJson } from '../generated/parse-field.ts'
import { readText } from '../generated/read-input.ts'
import { printPlan } from '../output/print-plan.ts'
import { printResult } from '../output/print-result.ts'
import { createClient } from '../platform/create-client.ts'
import type { AnyClient, PlatformName } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'

interface Flags extends CommonFlags {
  readonly data?: string
  readonly param?: readonly [string, string][]
}

const effects = {
  GET: 'read',
  PUT: 'replace',
  DELETE: 'delete',
  POST: 'create',
  PATCH: 'create',
} as const

type Method = keyof typeof effects

const examples = `
Examples:
  molt request moltbotden GET /notifications --param limit=20
  molt request moltify POST /api/tasks --data @task.json --dry-run`

/** Adds `molt request`. */
export const addRequest = async (program: Command, context: CommandContext): Promise<void> => {
  const command = program
    .command('request')
    .description(
      'Calls any endpoint of a platform, with its key, retries and error messages. Writes are only retried if they certainly did nothing.',
    )
    .addArgument(new Argument('<platform>').choices(Object.keys(platforms)))
    .addArgument(new Argument('<method>', 'GET, POST, PUT, PATCH or DELETE').argParser(parseMethod))
    .argument('<path>', 'path below the base URL, such as /api/wallet')
    .option('--param <name=value>', 'query parameter; repeatable', collectParam)
    .option('--data <json>', 'body as JSON, @file.json or - for stdin')
    .option('--yes', 'do not ask for confirmation')
    .option('--dry-run', 'show the request, and send nothing')
  addConnectionOptions(addOutputOptions(command)).addHelpText('after', examples)
  command.action(async (name: PlatformName, method: Method, path: string, flags: Flags) => {
    const platform = platforms[name]
    const format = await outputFormat(flags)
    const { data, param = [] } = flags
    const body =
      data === undefined ? undefined : parseJson(await readText(data, context.io), '--data')
    const call = (client: AnyClient): PromiseLike<unknown> =>
      client.request(method, path, {
        query: Object.fromEntries(param),
        body,
        effect: effects[method],
        signal: context.io.signal,
      })
    if (flags.dryRun) {
      const plan = await planRequest(async (fetch) =>
        call(await createClient(platform, flags, context, { isPublic: true, fetch, dryRun: true })),
      )
      return printPlan(context.terminal, plan, format)
    }
    const client = await createClient(platform, flags, context, { isPublic: true })
    const warning = await findWarning(name, method, path)
    if (warning) await confirm(warning, flags, context)
    printResult(context.terminal, await call(client), format)
  })
}

/** The warning of the operation that has this path, or of any DELETE. */
const findWarning = async (
  name: PlatformName,
  method: Method,
  path: string,
): Promise<string | undefined> => {
  if (method === 'GET') return undefined
  const { operations } = await platforms[name].loadCatalogue()
  const known = operations.find(
    (operation) => operation.method === method && pathPattern(operation.path).test(path),
  )
  const other = { id: '', effect: effects[method], summary: `Send ${method}` }
  return warningFor(known ?? other, path)
}

const pathPattern = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)

const parseMethod = (text: string): Method => {
  const method = text.toUpperCase()
  if (Object.hasOwn(effects, method)) return method as Method
  throw new InvalidArgumentError('Must be GET, POST, PUT, PATCH or DELETE.')
}

const collectParam = (
  text: string,
  previous: readonly [string, string][] = [],
): readonly [string, string][] => {
  const index = text.indexOf('=')
  if (index < 1) throw new InvalidArgumentError('Must have the form name=value.')
  return [...previous, [text.slice(0, index), text.slice(index + 1)]]
}
