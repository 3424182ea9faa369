import type { Command } from 'commander'
import type { AgentAction } from '../control/control-client.ts'
import type { CommandContext } from './command-context.node.ts'
import {
  addAgentArgument,
  addControlOptions,
  createControlClient,
  findAgentName,
} from './control-options.node.ts'

const descriptions: Readonly<Record<AgentAction, string>> = {
  start: 'Starts a paused agent.',
  stop: 'Pauses a running agent. Its URL stays the same.',
  restart: 'Restarts an agent.',
}

/** Adds `moltghost agent start`, `stop` and `restart`. */
export const addAgentCommand = (program: Command, context: CommandContext): void => {
  const agent = program
    .command('agent')
    .summary('start, stop or restart an agent')
    .description('Starts, stops or restarts an agent of your account.')
  for (const [action, description] of Object.entries(descriptions) as [AgentAction, string][]) {
    const command = addAgentArgument(agent.command(action).description(description))
    addControlOptions(command)
    command.action(async (name: string | undefined) => {
      const { terminal, signal } = context
      const control = await createControlClient(command, context)
      const agentName = await findAgentName(command, name, control, context)
      const updated = await control.performAction(action, agentName, { signal })
      if (terminal.json) terminal.printJson(updated)
      else terminal.print(`${updated.name}: ${updated.status ?? `${action} accepted`}`)
    })
  }
}
