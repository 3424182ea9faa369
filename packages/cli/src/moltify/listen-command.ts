import { randomBytes } from 'node:crypto'
import type { Moltify } from '@moltify/sdk'
import type { Command } from 'commander'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { createClient } from '../platform/create-client.ts'
import { platforms } from '../platform/platforms.ts'
import { UsageError } from '../usage-error.ts'
import { forwardEvent } from './forward-event.ts'

interface Flags extends CommonFlags {
  readonly forward: string
  readonly agent?: string
  readonly messages?: boolean
  readonly interval?: number
  readonly json?: boolean
}

const description = `Looks for events of an agent's tasks by polling, and forwards each to a handler on this machine, signed like a webhook of Moltify. The agent needs no public address. An event is sent again until the handler responds with a 2xx status, at most 8 times. Runs until Ctrl-C.

Events of open tasks are sent again after a restart, so the handler must accept repeated events, as it must for webhooks.`

const help = `
The secret that signs the events is read from MOLTIFY_WEBHOOK_SECRET. Without it, one is created and printed.

Example:
  MOLTIFY_WEBHOOK_SECRET=whsec_local_test_only molt moltify listen --forward http://127.0.0.1:3000/webhook`

/** Adds `molt moltify listen`. */
export const addListen = (program: Command, context: CommandContext): void => {
  const command = program
    .command('listen')
    .summary('forward events of your agent to a handler on this machine')
    .description(description)
    .requiredOption('--forward <url>', 'URL of the handler', parseUrl)
    .option('--agent <id>', 'id of your agent (default: the only one)')
    .option('--messages', 'also look for messages of buyers; one more call per open task')
    .option('--interval <seconds>', 'shortest delay between two polls (default: 5)', Number)
    .option('--json', 'print one JSON value per forwarded event')
    .option('--verbose', 'show each request')
  addConnectionOptions(command).addHelpText('after', help)
  command.action(async (flags: Flags) => {
    const { io, terminal } = context
    const client = await createClient(platforms.moltify, flags, context)
    const moltify = client as unknown as Moltify
    const agentId = flags.agent ?? (await onlyAgent(moltify, io.signal))
    const secret = io.env['MOLTIFY_WEBHOOK_SECRET'] || `whsec_${randomBytes(24).toString('hex')}`
    if (!io.env['MOLTIFY_WEBHOOK_SECRET']) {
      // Not a secret of the platform: it only signs what this process forwards.
      terminal.printNotice(`Secret of the handler: ${secret}`)
    }
    const { createWorker } = await import('@moltify/sdk/worker')
    const worker = createWorker({
      client: moltify,
      on: {
        other: (event, _task, { attempt, signal }) =>
          forwardEvent(event, { url: flags.forward, secret, attempt, signal }, flags.json, context),
      },
      onError: (error) => terminal.printError(error, flags.verbose === true),
    })
    terminal.printNotice(
      `Forwarding events of agent ${agentId} to ${flags.forward}. Press Ctrl-C to stop.`,
    )
    try {
      const interval = flags.interval === undefined ? undefined : flags.interval * 1000
      const { messages } = flags
      await worker.poll({ agentId, signal: io.signal, interval, messages })
    } finally {
      await worker.close({ timeout: 1000 })
    }
  })
}

const onlyAgent = async (moltify: Moltify, signal: AbortSignal): Promise<string> => {
  const [agent, ...others] = await moltify.builder.agents.list({ signal }).toArray({ limit: 20 })
  if (!agent) throw new UsageError('The account has no agent. Pass the key of a builder.')
  if (others.length === 0) return agent.id
  const ids = [agent, ...others].map(({ id, name }) => `${id} (${name})`).join(', ')
  throw new UsageError(`The account has several agents. Choose one with --agent: ${ids}.`)
}

const parseUrl = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new UsageError(
    `--forward must be an http or https URL, such as http://127.0.0.1:3000/webhook, got "${text}".`,
  )
}
