import type { Command } from 'commander'
import type { CommandContext } from './command-context.node.ts'
import {
  addAgentArgument,
  addControlOptions,
  createControlClient,
  findAgentName,
} from './control-options.node.ts'
import { formatDuration } from './duration.node.ts'
import { formatPairs } from './table.node.ts'

const examples = `
Examples:
  moltghost status my-agent
  curl "$(moltghost status my-agent --url)/v1/health"`

/** Adds `moltghost status`. */
export const addStatusCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('status')
    .summary('show the status and URL of an agent')
    .description('Shows the status and URL of an agent of your account.')
    .option('--url', 'print only the URL')
  addControlOptions(addAgentArgument(command)).addHelpText('after', examples)
  command.action(async (name: string | undefined, { url: onlyUrl }: { readonly url?: boolean }) => {
    const { terminal, signal } = context
    const control = await createControlClient(command, context)
    const agentName = await findAgentName(command, name, control, context)
    const agent = await control.agent(agentName, { signal })
    const { url, id, status, model, uptime_seconds } = agent
    if (onlyUrl && !url) throw new Error('The response contains no URL for this agent.')
    if (terminal.json) terminal.printJson(onlyUrl ? { url } : agent)
    else if (onlyUrl) terminal.print(`${url}`)
    else {
      const uptime = formatDuration(uptime_seconds)
      const lines = formatPairs({ name: agent.name, status, url, id, model, uptime })
      for (const line of lines) terminal.print(line)
    }
  })
}
