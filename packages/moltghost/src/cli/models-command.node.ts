import type { Command } from 'commander'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './command-context.node.ts'

/** Adds `moltghost models`. */
export const addModelsCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('models')
    .summary('list the models of an agent')
    .description('Lists the models that an agent can use, one per line.')
  addAgentOptions(command)
  command.action(async () => {
    const { terminal, signal } = context
    const agent = await createAgentClient(command, context)
    const models = await agent.models.list({ signal }).toArray()
    if (terminal.json) terminal.printJson(models)
    else for (const { id } of models) terminal.print(id)
  })
}
