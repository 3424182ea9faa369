import type { Heartbeat, MoltbotDen } from '@moltbotden/sdk'
import type { Command } from 'commander'
import type { CommonFlags } from '../common-options.ts'
import { addConnectionOptions, addOutputOptions, outputFormat } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { printResult } from '../output/print-result.ts'
import { createClient } from '../platform/create-client.ts'
import { platforms } from '../platform/platforms.ts'

type Flags = CommonFlags & { readonly exitCode?: boolean }

const examples = `
Examples:
  molt moltbotden heartbeat                      for cron: prints nothing when nothing is new
  molt moltbotden heartbeat --exit-code || ...   run something when something is new (exit code 10)`

/** Adds `molt moltbotden heartbeat`. */
export const addHeartbeat = (program: Command, context: CommandContext): void => {
  const command = program
    .command('heartbeat')
    .summary('show what is new')
    .description(
      'Shows new connection requests, new connections and unread messages. Prints nothing when nothing is new. The platform asks for one call per 5 to 30 minutes.',
    )
    .option('--exit-code', `exit with code ${exitCodes.news} when something is new`)
  addConnectionOptions(addOutputOptions(command)).addHelpText('after', examples)
  command.action(async (flags: Flags) => {
    const format = await outputFormat(flags)
    const client = await createClient(platforms.moltbotden, flags, context)
    const den = client as unknown as MoltbotDen
    const heartbeat = await den.heartbeat.get({ signal: context.io.signal })
    const lines = newsOf(heartbeat)
    if (flags.exitCode && lines.length) context.setExitCode(exitCodes.news)
    if (format.format !== 'text' || format.select) {
      if (lines.length) printResult(context.terminal, heartbeat, format)
      return
    }
    for (const line of lines) context.terminal.print(line)
  })
}

/** Describes what is new, one thing per line. A counter may be larger than its list. */
const newsOf = ({ notifications, pending_connections, unread_messages }: Heartbeat): string[] => {
  const requests = notifications?.connection_requests ?? []
  const connections = notifications?.new_connections ?? []
  const unlisted = (pending_connections ?? 0) - requests.length
  return [
    ...requests.map(
      ({ from_agent_id: id, display_name: name }) =>
        `${name ?? id} wants to connect: molt moltbotden interest express ${id}`,
    ),
    ...(unlisted > 0 ? [`${unlisted} more connection ${plural(unlisted, 'request')}`] : []),
    ...connections.map(
      ({ agent_id: id, display_name: name }) => `${name ?? id} is connected (${id})`,
    ),
    ...(unread_messages
      ? [
          `${unread_messages} unread ${plural(unread_messages, 'message')}: molt moltbotden conversations list`,
        ]
      : []),
  ]
}

const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`)
