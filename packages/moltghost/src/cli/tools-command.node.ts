import type { Command } from 'commander'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './command-context.node.ts'
import { collectValues, parsePositiveInteger } from './flags.node.ts'

interface Flags {
  readonly prompt: string
  readonly tool: readonly string[]
  readonly timeoutSeconds?: number
}

const examples = `
Example:
  moltghost tools invoke --prompt "Tell sales about Acme" --tool crm_query --tool slack_notify

Skills have side effects, so the call is not retried. If the response is lost, check what was done.`

/** Adds `moltghost tools invoke`. */
export const addToolsCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('tools')
    .summary('invoke skills of an agent')
    .description('Invokes skills of an agent.')
    .command('invoke')
    .description('Invokes skills by name and prints the result.')
    .requiredOption('--prompt <text>', 'task for the skills')
    .requiredOption('--tool <name>', 'skill to use; can be repeated', collectValues)
    .option(
      '--timeout-seconds <count>',
      'time limit of the agent, in seconds',
      parsePositiveInteger,
    )
  addAgentOptions(command).addHelpText('after', examples)
  command.action(async ({ prompt, tool, timeoutSeconds }: Flags) => {
    const { terminal, signal } = context
    const agent = await createAgentClient(command, context)
    const request = { prompt, tools: [...tool], timeout_seconds: timeoutSeconds }
    const reply = await agent.tools.invoke(request, { signal })
    if (terminal.json) return terminal.printJson(reply)
    if (reply.text) terminal.print(reply.text)
    for (const { name, status } of reply.toolCalls) {
      terminal.printNotice(`${name ?? 'unnamed skill'}: ${status ?? 'done'}`)
    }
  })
}
