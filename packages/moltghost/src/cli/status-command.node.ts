import type { Command } from 'commander'
import type { CommandContext } from './context.node.ts'
import { addControlOptions, createControlClient } from './control-options.node.ts'
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
    .summary('the state and the address of an agent')
    .description('Tells the state and the address of an agent of your account.')
    .argument('<name>', 'name of the agent')
    .option('--url', 'print its address and nothing else')
  addControlOptions(command).addHelpText('after', examples)
  command.action(async (name: string, { url: onlyUrl }: { readonly url?: boolean }) => {
    const { terminal, signal } = context
    const agent = await (await createControlClient(command, context)).agent(name, { signal })
    const { url, id, status, model, uptime_seconds } = agent
    if (onlyUrl && !url) throw new Error('The platform told no address of the agent.')
    if (terminal.json) terminal.printJson(onlyUrl ? { url } : agent)
    else if (onlyUrl) terminal.print(`${url}`)
    else {
      const uptime = formatDuration(uptime_seconds)
      const told = formatPairs({ name: agent.name, status, url, id, model, uptime })
      for (const line of told) terminal.print(line)
    }
  })
}
