import { Command } from 'commander'
import { addAgentCommand } from './agent-command.node.ts'
import { addAuthCommand } from './auth-command.node.ts'
import { addChatCommand } from './chat-command.node.ts'
import type { CommandContext } from './command-context.node.ts'
import { addHealthCommand } from './health-command.node.ts'
import { stripFlagValues } from './mask-keys.node.ts'
import { addModelsCommand } from './models-command.node.ts'
import { addStatusCommand } from './status-command.node.ts'
import { addToolsCommand } from './tools-command.node.ts'

const helpText = `
First steps:
  export MOLTGHOST_AGENT_ID=abc123       the agent id, from the agent's URL
  export MOLTGHOST_API_KEY=molti_...     an API key for the agent
  moltghost health                       check that the agent is running
  moltghost chat                         chat with it

The commands status, agent and auth also need --control-url or MOLTGHOST_CONTROL_URL.
MoltGhost does not document their URL.

Results are written to stdout, everything else to stderr. Messages never contain API keys.
Set NO_COLOR to disable colors.

Exit codes:
  0    success
  1    failure
  2    usage error; nothing was sent
  3    the agent is not running: paused, starting, failed or terminated
  130  interrupted by Ctrl-C
  141  output pipe closed (SIGPIPE)`

/** Creates the `moltghost` command. */
export const createProgram = (context: CommandContext, version: string): Command => {
  const { terminal } = context
  const program = new Command('moltghost')
    .description('Chat with and manage agents on MoltGhost.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help')
    .option('--json', 'print results as JSON, one value per line (chat: one event per line)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeErr: (text) => terminal.writeUsageError(text),
      outputError: (text, write) => write(stripFlagValues(text.replace(/^error:/, 'moltghost:'))),
    })
    .showHelpAfterError('  Run "moltghost --help" for usage.')
    .addHelpText('after', helpText)
    .exitOverride()
    .allowExcessArguments()
    .hook('preAction', (_, command) => {
      rejectExcessArguments(command)
      terminal.json = command.optsWithGlobals<{ json?: boolean }>().json === true
    })
  program.commandsGroup('Agent commands:')
  addChatCommand(program, context)
  addHealthCommand(program, context)
  addModelsCommand(program, context)
  addToolsCommand(program, context)
  program.commandsGroup('Account commands:')
  addStatusCommand(program, context)
  addAgentCommand(program, context)
  addAuthCommand(program, context)
  return program
}

/** Same as commander's check, but the message lists the arguments. */
const rejectExcessArguments = (command: Command): void => {
  const { args, registeredArguments: expected } = command
  const excess = args.slice(expected.length)
  if (excess.length === 0 || expected.at(-1)?.variadic) return
  const s = expected.length === 1 ? '' : 's'
  command.error(
    `error: too many arguments for '${command.name()}'. Expected ${expected.length} argument${s} but got ${args.length}: ${args.join(', ')}.`,
    { code: 'commander.excessArguments' },
  )
}
