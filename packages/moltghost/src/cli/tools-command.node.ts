import type { Command } from 'commander'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './context.node.ts'
import { collectValues, parsePositiveInteger } from './flags.node.ts'

interface Flags {
  readonly prompt: string
  readonly tool: readonly string[]
  readonly timeoutSeconds?: number
}

const examples = `
Example:
  moltghost tools invoke --prompt "Tell sales about Acme" --tool crm_query --tool slack_notify

Skills act on the world, so nothing is sent twice: if the answer is lost, look what was done.`

/** Adds `moltghost tools invoke`. */
export const addToolsCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('tools')
    .summary('the skills of an agent')
    .description('Has skills of an agent do some work.')
    .command('invoke')
    .description('Has named skills do some work, and prints what came of it.')
    .requiredOption('--prompt <text>', 'what is to be done')
    .requiredOption('--tool <name>', 'skill to do it with; repeat it for more', collectValues)
    .option('--timeout-seconds <count>', 'how long the agent may take', parsePositiveInteger)
  addAgentOptions(command).addHelpText('after', examples)
  command.action(async ({ prompt, tool, timeoutSeconds }: Flags) => {
    const { terminal, signal } = context
    const agent = await createAgentClient(command, context)
    const request = { prompt, tools: [...tool], timeout_seconds: timeoutSeconds }
    const reply = await agent.tools.invoke(request, { signal })
    if (terminal.json) return terminal.printJson(reply)
    if (reply.text) terminal.print(reply.text)
    for (const { name, status } of reply.toolCalls) {
      terminal.printNotice(`${name ?? 'a skill'}: ${status ?? 'done'}`)
    }
  })
}
