import type { Command } from 'commander'
import type { CommandContext } from './context.node.ts'
import { addControlOptions, createControlClient } from './control-options.node.ts'
import { toDisplayKey } from './display-key.node.ts'
import { readStdin } from './stdin.node.ts'
import { formatTable } from './table.node.ts'
import { UsageError } from './usage-error.node.ts'

/** Adds `moltghost auth create-key`, `list-keys` and `revoke-key`. */
export const addAuthCommand = (program: Command, context: CommandContext): void => {
  const auth = program
    .command('auth')
    .summary('make, list and revoke API keys')
    .description('Makes, lists and revokes API keys.')
  addCreateKey(auth, context)
  addListKeys(auth, context)
  addRevokeKey(auth, context)
}

const addCreateKey = (auth: Command, context: CommandContext): void => {
  const command = auth
    .command('create-key')
    .description('Makes a key to an agent and prints it, this once.')
    .requiredOption('--agent <name>', 'name of the agent')
    .requiredOption('--name <text>', 'what to call the key')
  addControlOptions(command).addHelpText(
    'after',
    '\nExample:\n  moltghost auth create-key --agent my-agent --name "Production API" > key.txt',
  )
  command.action(async (asked: { readonly agent: string; readonly name: string }) => {
    const { terminal, signal } = context
    const control = await createControlClient(command, context)
    const { agent, name } = asked
    const created = await control.createKey({ agent, name }, { signal })
    if (terminal.json) terminal.printJson({ ...toDisplayKey(created), key: created.key })
    else terminal.print(created.key)
    terminal.printNotice('Keep it now: it is not shown again.')
  })
}

const addListKeys = (auth: Command, context: CommandContext): void => {
  const command = auth.command('list-keys').description('Lists the keys of your account, masked.')
  addControlOptions(command)
  command.action(async () => {
    const { terminal, signal } = context
    const control = await createControlClient(command, context)
    const keys = (await control.listKeys({ signal })).map(toDisplayKey)
    if (terminal.json) return terminal.printJson(keys)
    if (keys.length === 0) return terminal.printNotice('There are no keys.')
    const rows = keys.map((key) => [key.prefix, key.agent, key.name, key.created_at, key.id])
    const titles = ['KEY', 'AGENT', 'NAME', 'CREATED', 'ID']
    const table = formatTable([titles, ...rows.map((row) => row.map((part) => part ?? '-'))])
    for (const line of table) terminal.print(line)
  })
}

const addRevokeKey = (auth: Command, context: CommandContext): void => {
  const command = auth
    .command('revoke-key')
    .description('Ends a key at once and for good.')
    .argument(
      '[key]',
      'the whole key; other users of this machine can see it in the list of processes, so prefer to pipe it in',
    )
  addControlOptions(command).addHelpText(
    'after',
    '\nExamples:\n  moltghost auth revoke-key < key.txt\n  moltghost auth revoke-key molti_abc123_xyz789',
  )
  command.action(async (given: string | undefined) => {
    const { terminal, signal } = context
    const isPiped = given === undefined || given === '-'
    if (isPiped && command.getOptionValue('apiKeyStdin')) {
      throw new UsageError('Stdin holds the API key, so the key to revoke must be an argument.')
    }
    if (given) terminal.registerSecret(given)
    const control = await createControlClient(command, context)
    const key = isPiped ? await readStdin('The key to revoke', signal) : given
    terminal.registerSecret(key)
    const revoked = await control.revokeKey(key, { signal })
    if (terminal.json) terminal.printJson(toDisplayKey(revoked))
    else terminal.print(revoked.name ? `Revoked: ${revoked.name}` : 'Revoked.')
  })
}
