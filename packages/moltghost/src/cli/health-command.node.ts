import type { Command } from 'commander'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './context.node.ts'
import { formatDuration } from './duration.node.ts'
import { exitCodes, isRunning } from './exit-codes.node.ts'
import { parsePositiveInteger } from './flags.node.ts'
import { formatPairs } from './table.node.ts'

interface Flags {
  readonly wait?: boolean
  readonly timeoutSeconds: number
}

const examples = `
Examples:
  moltghost health --agent-id abc123
  moltghost health --wait && moltghost chat "Good morning"`

/** Adds `moltghost health`. */
export const addHealthCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('health')
    .summary('how an agent is')
    .description('Tells how an agent is. Ends with 3 if it is not running.')
    .option('--wait', 'wait until it runs; one that is paused, failed or gone ends the wait')
    .option('--timeout-seconds <count>', 'how long to wait at most', parsePositiveInteger, 600)
  addAgentOptions(command).addHelpText('after', examples)
  command.action(async ({ wait, timeoutSeconds }: Flags) => {
    const { terminal, signal } = context
    const agent = await createAgentClient(command, context)
    if (wait) terminal.printNotice('Waiting for the agent to run.')
    const health = await (wait
      ? agent.waitUntilReady({ signal, timeout: timeoutSeconds * 1000 })
      : agent.health({ signal }))
    if (terminal.json) terminal.printJson(health)
    else {
      const { status, agent_id, model, uptime_seconds, version } = health
      const uptime = formatDuration(uptime_seconds)
      const told = formatPairs({
        status: status ?? 'not told',
        agent: agent_id,
        model,
        uptime,
        version,
      })
      for (const line of told) terminal.print(line)
    }
    if (!isRunning(health.status)) process.exitCode = exitCodes.notRunning
  })
}
