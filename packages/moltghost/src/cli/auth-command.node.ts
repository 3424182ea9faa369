import type { ApiKey } from '@molt-sdk/contracts/moltghost-control/types'
import type { Command } from 'commander'
import type { CommandContext } from './command-context.node.ts'
import { addControlOptions, createControlClient } from './control-options.node.ts'
import { truncateKey } from './mask-keys.node.ts'
import { readStdin } from './stdin.node.ts'
import { formatTable } from './table.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds `moltghost auth create-key`, `list-keys` and `revoke-key`. */
export const addAuthCommand = (program: Command, context: CommandContext): void => {
  const auth = program
    .command('auth')
    .summary('create, list and revoke API keys')
    .description('Creates, lists and revokes API keys.')
  addCreateKey(auth, context)
  addListKeys(auth, context)
  addRevokeKey(auth, context)
}

const addCreateKey = (auth: Command, context: CommandContext): void => {
  const command = auth
    .command('create-key')
    .description('Creates an API key for an agent and prints it. It is not shown again.')
    .requiredOption('--agent <name>', 'name of the agent')
    .requiredOption('--name <text>', 'name of the key')
  addControlOptions(command).addHelpText(
    'after',
    '\nExample:\n  moltghost auth create-key --agent my-agent --name "Production API" > key.txt',
  )
  command.action(async ({ agent, name }: { readonly agent: string; readonly name: string }) => {
    const { terminal, signal } = context
    const control = await createControlClient(command, context)
    const created = await control.createKey({ agent, name }, { signal })
    if (terminal.json) terminal.printJson({ ...toDisplayKey(created), key: created.key })
    else terminal.print(created.key)
    terminal.printNotice('Save this key now: it is not shown again.')
  })
}

const addListKeys = (auth: Command, context: CommandContext): void => {
  const command = auth
    .command('list-keys')
    .description('Lists the API keys of your account: the start and the last characters of each.')
  addControlOptions(command)
  command.action(async () => {
    const { terminal, signal } = context
    const control = await createControlClient(command, context)
    const keys = (await control.listKeys({ signal }).toArray()).map(toDisplayKey)
    if (terminal.json) return terminal.printJson(keys)
    if (keys.length === 0) return terminal.printNotice('No API keys.')
    const rows = keys.map((key) => [key.prefix, key.agent, key.name, key.created_at, key.id])
    const titles = ['KEY', 'AGENT', 'NAME', 'CREATED', 'ID']
    const table = formatTable([titles, ...rows.map((row) => row.map((cell) => cell ?? '-'))])
    for (const line of table) terminal.print(line)
  })
}

const addRevokeKey = (auth: Command, context: CommandContext): void => {
  const command = auth
    .command('revoke-key')
    .description('Revokes an API key immediately and permanently.')
    .argument(
      '[key]',
      'the id of the key, as shown by list-keys, or the full key; other users of this machine can see arguments in the list of processes, so prefer stdin for a key',
    )
  addControlOptions(command).addHelpText(
    'after',
    '\nExamples:\n  moltghost auth revoke-key < key.txt\n  moltghost auth revoke-key key_abc123',
  )
  command.action(async (keyArgument: string | undefined) => {
    const { terminal, signal } = context
    const isPiped = keyArgument === undefined || keyArgument === '-'
    if (isPiped && command.getOptionValue('apiKeyStdin')) {
      throw new UsageError('--api-key-stdin reads stdin, so pass the key to revoke as an argument.')
    }
    if (keyArgument) terminal.registerSecret(keyArgument)
    const control = await createControlClient(command, context)
    const key = isPiped ? await readStdin('The key to revoke', signal) : keyArgument
    terminal.registerSecret(key)
    const revoked = await control.revokeKey(key, { signal })
    if (terminal.json) terminal.printJson(toDisplayKey(revoked))
    else terminal.print(revoked.name ? `Revoked: ${revoked.name}` : 'Revoked.')
  })
}

/** Fields of a key that may be printed. */
type DisplayKey = { [Field in 'id' | 'agent' | 'name' | 'prefix' | 'created_at']?: string }

/** Picks the printable fields, and truncates the key in case the server sends the whole one. */
const toDisplayKey = ({ id, agent, name, prefix, last4, created_at }: ApiKey): DisplayKey => ({
  ...(id && { id }),
  ...(agent && { agent }),
  ...(name && { name }),
  ...(prefix && { prefix: truncateKey(prefix) + (last4 ?? '').slice(-4) }),
  ...(created_at && { created_at }),
})
