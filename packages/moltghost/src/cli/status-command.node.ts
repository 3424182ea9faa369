import type { Command } from 'commander'
import { pairs } from './columns.node.ts'
import type { Context } from './context.node.ts'
import { addControlOptions, openControl } from './control-options.node.ts'
import { duration } from './duration.node.ts'

const examples = `
Examples:
  moltghost status my-agent
  curl "$(moltghost status my-agent --url)/v1/health"`

/** Adds `moltghost status`. */
export const addStatusCommand = (program: Command, context: Context): void => {
  const command = program
    .command('status')
    .summary('the state and the address of an agent')
    .description('Tells the state and the address of an agent of your account.')
    .argument('<name>', 'name of the agent')
    .option('--url', 'print its address and nothing else')
  addControlOptions(command).addHelpText('after', examples)
  command.action(async (name: string, { url: onlyUrl }: { readonly url?: boolean }) => {
    const { terminal, signal } = context
    const agent = await (await openControl(command, context)).agent(name, { signal })
    const { url, id, status, model, uptime_seconds } = agent
    if (onlyUrl && !url) throw new Error('The platform told no address of the agent.')
    if (terminal.json) terminal.printJson(onlyUrl ? { url } : agent)
    else if (onlyUrl) terminal.print(`${url}`)
    else {
      const uptime = duration(uptime_seconds)
      const told = pairs({ name: agent.name, status, url, id, model, uptime })
      for (const line of told) terminal.print(line)
    }
  })
}
