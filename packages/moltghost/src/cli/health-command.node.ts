import type { Command } from 'commander'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './command-context.node.ts'
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
    .summary('show the status of an agent')
    .description('Shows the status of an agent. Exits with code 3 if it is not running.')
    .option('--wait', 'wait until it is running; fails if it is paused, failed or terminated')
    .option(
      '--timeout-seconds <count>',
      'time limit of the wait, in seconds',
      parsePositiveInteger,
      600,
    )
  addAgentOptions(command).addHelpText('after', examples)
  command.action(async ({ wait, timeoutSeconds }: Flags) => {
    const { terminal, signal } = context
    const agent = await createAgentClient(command, context)
    if (wait) terminal.printNotice('Waiting until the agent is running.')
    const health = await (wait
      ? agent.waitUntilReady({ signal, timeout: timeoutSeconds * 1000 })
      : agent.health({ signal }))
    if (terminal.json) terminal.printJson(health)
    else {
      const { status, agent_id, model, uptime_seconds, version } = health
      const uptime = formatDuration(uptime_seconds)
      const lines = formatPairs({
        status: status ?? 'not reported',
        agent: agent_id,
        model,
        uptime,
        version,
      })
      for (const line of lines) terminal.print(line)
    }
    if (!isRunning(health.status)) process.exitCode = exitCodes.notRunning
  })
}
