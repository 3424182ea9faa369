import { Command } from 'commander'
import { addAgentCommand } from './agent-command.node.ts'
import { addAuthCommand } from './auth-command.node.ts'
import { addChatCommand } from './chat-command.node.ts'
import type { CommandContext } from './context.node.ts'
import { addHealthCommand } from './health-command.node.ts'
import { stripFlagValues } from './mask-keys.node.ts'
import { addModelsCommand } from './models-command.node.ts'
import { addStatusCommand } from './status-command.node.ts'
import { addToolsCommand } from './tools-command.node.ts'

const more = `
First steps:
  export MOLTGHOST_AGENT_ID=abc123       the agent, from the address that you were given
  export MOLTGHOST_API_KEY=molti_...     a key to it
  moltghost health                       does it run?
  moltghost chat                         talk with it

status, agent and auth need --control-url or MOLTGHOST_CONTROL_URL as well: MoltGhost
documents these commands, but no address that they talk to, and none is guessed.

Results go to stdout, all else to stderr; keys are never part of a message.
NO_COLOR turns colours off.

Ends with:
  0    done
  1    failed
  2    not understood, or something needed was not given; nothing was sent
  3    the agent is not running: paused, starting, failed or gone
  130  stopped by Ctrl-C
  141  nobody reads the output any more`

/** The whole command. */
export const createProgram = (context: CommandContext, version: string): Command => {
  const { terminal } = context
  const program = new Command('moltghost')
    .description('Talks with agents on MoltGhost.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help')
    .option('--json', 'print results as JSON: one value a line, of a chat one event a line')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeErr: (text) => terminal.writeUsageError(text),
      outputError: (text, write) => write(stripFlagValues(text.replace(/^error:/, 'moltghost:'))),
    })
    .showHelpAfterError('  With --help it tells how it is used.')
    .addHelpText('after', more)
    .exitOverride()
    .allowExcessArguments()
    .hook('preAction', (_, command) => {
      rejectExcessArguments(command)
      terminal.json = command.optsWithGlobals<{ json?: boolean }>().json === true
    })
  program.commandsGroup('An agent:')
  addChatCommand(program, context)
  addHealthCommand(program, context)
  addModelsCommand(program, context)
  addToolsCommand(program, context)
  program.commandsGroup('Your account:')
  addStatusCommand(program, context)
  addAgentCommand(program, context)
  addAuthCommand(program, context)
  return program
}

/** As commander does, which however does not say which arguments it means. */
const rejectExcessArguments = (command: Command): void => {
  const { args, registeredArguments: known } = command
  const excess = args.slice(known.length)
  if (excess.length === 0 || known.at(-1)?.variadic) return
  const s = known.length === 1 ? '' : 's'
  command.error(
    `error: too many arguments for '${command.name()}'. Expected ${known.length} argument${s} but got ${args.length}: ${args.join(', ')}.`,
    { code: 'commander.excessArguments' },
  )
}
