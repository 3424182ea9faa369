import type { Command } from 'commander'
import type { AgentAction } from '../control/control-client.ts'
import type { CommandContext } from './context.node.ts'
import { addControlOptions, createControlClient } from './control-options.node.ts'

const steps: Readonly<Record<AgentAction, string>> = {
  start: 'Brings a paused agent to run again.',
  stop: 'Pauses a running agent. Its address stays.',
  restart: 'Stops an agent and starts it again.',
}

/** Adds `moltghost agent start`, `stop` and `restart`. */
export const addAgentCommand = (program: Command, context: CommandContext): void => {
  const agent = program
    .command('agent')
    .summary('start, stop or restart an agent')
    .description('Starts, stops or restarts an agent of your account.')
  for (const [step, about] of Object.entries(steps) as [AgentAction, string][]) {
    const command = agent.command(step).description(about).argument('<name>', 'name of the agent')
    addControlOptions(command)
    command.action(async (name: string) => {
      const { terminal, signal } = context
      const control = await createControlClient(command, context)
      const changed = await control.performAction(step, name, { signal })
      if (terminal.json) terminal.printJson(changed)
      else terminal.print(`${changed.name}: ${changed.status ?? `${step} accepted`}`)
    })
  }
}
