import type {
  Catalogue,
  CatalogueOperation,
  Input,
} from '@molt-sdk/tools/internal/catalogue/moltify'
import { Command, Option } from 'commander'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions, addOutputOptions } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import type { AnyClient, Platform } from '../platform/platforms.ts'
import { warningFor } from './confirmation.ts'
import { flagsOf, helpOf } from './option-help.ts'
import type { FieldOption } from './option-names.ts'
import { fieldOptions, toKebabCase } from './option-names.ts'
import { kindOf, knownValues, parseField } from './parse-field.ts'
import { readInput } from './read-input.ts'
import { runOperation } from './run-operation.ts'

type Flags = CommonFlags & { readonly data?: string }

/** What a command does differently from the one that is generated. */
export interface Override {
  /** Adds options. */
  configure?(command: Command): void
  /** Makes the call. `flags` has the options of the command. */
  call(client: AnyClient, input: Input, flags: object, context: CommandContext): unknown
}

/** Overrides by operation id. */
export type Overrides = Readonly<Record<string, Override>>

/**
 * Adds a command for each operation of a platform: `tasks create` for `tasks.create`. Options are only
 * added to the command that is named, because there are hundreds.
 *
 * @param named the words of the command line that name a command
 */
export const addOperations = (
  program: Command,
  platform: Platform,
  catalogue: Catalogue<AnyClient>,
  context: CommandContext,
  named: readonly string[],
  overrides: Overrides = {},
): void => {
  for (const operation of catalogue.operations) {
    const words = operation.name.split('.').map(toKebabCase)
    const isNamed = words.every((word, index) => word === named[index])
    const last = words.pop() ?? ''
    let parent = program
    for (const word of words) parent = childOf(parent, word) ?? parent.command(word)
    if (childOf(parent, last)) continue
    const command = new Command(last)
    describe(command, operation)
    parent.addCommand(command.copyInheritedSettings(parent))
    if (!isNamed) continue
    const options = fieldOptions(operation.parameters)
    const values = addFieldOptions(command, options)
    addCommonOptions(command, operation, options)
    const override = overrides[operation.id]
    override?.configure?.(command)
    command.action(async (...received: unknown[]) => {
      const args = command.args.slice(0, command.registeredArguments.length)
      const flags = received.at(-2) as Flags
      const input = await readInput(operation, options, args, values, flags.data, context.io)
      const call = override && ((client: AnyClient) => override.call(client, input, flags, context))
      const subject = args.join(' ')
      await runOperation({ platform, catalogue, operation, input, subject, call }, flags, context)
    })
  }
  describeGroups(program)
}

/** Finds a command below another one. */
const childOf = (parent: Command, name: string): Command | undefined =>
  parent.commands.find((command) => command.name() === name)

/** Describes the command of each resource by the commands below it. */
const describeGroups = (program: Command): void => {
  for (const group of program.commands) {
    describeGroups(group)
    if (group.description() || group.commands.length === 0) continue
    const names = group.commands.map((command) => command.name()).join(', ')
    group.summary(names).description(`Commands: ${names}.`)
  }
}

const describe = (command: Command, operation: CatalogueOperation): void => {
  const { summary, description, rateLimit, source, parameters } = operation
  const limit = rateLimit && `Limited to ${rateLimit.max} per ${windowOf(rateLimit.windowMs)}.`
  const note = source === 'reference' ? undefined : `This operation is ${source}, not documented.`
  command
    .summary(summary.charAt(0).toLowerCase() + summary.slice(1))
    .description([description, limit, note].filter(Boolean).join(' '))
  for (const { name, description: text } of parameters.filter((field) => field.in === 'path'))
    command.argument(`<${toKebabCase(name)}>`, text)
}

const windowOf = (ms: number): string =>
  ({ 1000: 'second', 60000: 'minute', 3600000: 'hour', 86400000: 'day' })[ms] ?? `${ms} ms`

/** Adds the options, and returns a map that has the values of those that were given. */
const addFieldOptions = (
  command: Command,
  options: readonly FieldOption[],
): ReadonlyMap<FieldOption, unknown> => {
  const given = new Map<FieldOption, unknown>()
  if (options.length) command.optionsGroup('Fields:')
  for (const field of options) {
    const { schema } = field.parameter
    const kind = kindOf(schema)
    const set = (name: string) => (text: string) => {
      const value = parseField(text, schema, `--${name}`)
      const previous = kind === 'list' ? ((given.get(field) as string[] | undefined) ?? []) : []
      given.set(field, kind === 'list' ? [...previous, value] : value)
      return value
    }
    const option = new Option(flagsOf(field), helpOf(field))
    // Completion offers the values; others are accepted, because the platforms may add some.
    const values = knownValues(schema)
    if (values.length) option.argChoices = [...values]
    if (kind === 'boolean') {
      command.on(`option:${field.name}`, () => given.set(field, true))
      command.on(`option:no-${field.name}`, () => given.set(field, false))
      command.addOption(option)
      command.addOption(new Option(`--no-${field.name}`, `not ${field.name}`).hideHelp())
      continue
    }
    command.addOption(option.argParser(set(field.name)))
    if (field.alias === undefined) continue
    const flags = flagsOf({ ...field, name: field.alias })
    command.addOption(new Option(flags).argParser(set(field.alias)).hideHelp())
  }
  return given
}

const addCommonOptions = (
  command: Command,
  operation: CatalogueOperation,
  options: readonly FieldOption[],
): void => {
  const hasBody = options.some(({ parameter }) => parameter.in === 'body')
  if (hasBody) {
    command.option(
      '--data <json>',
      'fields as a JSON object, @file.json or - for stdin; named as in the API, amounts in cents',
    )
  }
  command.optionsGroup('Command options:')
  if (operation.items) command.option('--all', 'list the items of all pages')
  if (warningFor(operation, '')) command.option('--yes', 'do not ask for confirmation')
  command.option('--dry-run', 'show the request, and send nothing')
  addConnectionOptions(addOutputOptions(command))
}
