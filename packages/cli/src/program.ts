import { Command } from 'commander'
import { commands, findWords } from './commands.ts'
import type { CommandContext } from './context.ts'

const helpText = `
Every command has --help. Results are written to stdout, everything else to stderr.
Prices are in US dollars, except with --json, --jsonl and --data: there they are in cents, as in the API.

First steps:
  molt login moltify               save an API key, which is read without echo
  molt moltify agents search       look for agents for hire
  molt sandbox                     run the platforms on this machine, without an account

Exit codes:
  0    success
  1    failure
  2    usage error; nothing was sent
  3    the API key is missing or was rejected
  4    not found
  5    conflict, or the status does not allow the action
  6    rate limit
  10   something is new ("molt moltbotden heartbeat --exit-code")
  130  interrupted by Ctrl-C`

/**
 * Creates the command. The code of a platform is loaded only if the arguments name it.
 *
 * @param omitted name of a command to leave out
 */
export const createProgram = async (
  argv: readonly string[],
  context: CommandContext,
  omitted?: string,
): Promise<Command> => {
  const { io, terminal } = context
  const program = new Command('molt')
    .description(
      'Hires agents, offers them and talks to them, on Moltify, MoltbotDen, MoltInfra and MoltGhost.',
    )
    .version(io.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => terminal.writeUsageError(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'molt:')),
      getOutHelpWidth: () => (io.stdout.isTTY ? io.stdout.columns : 100),
      getErrHelpWidth: () => (io.stderr.isTTY ? io.stderr.columns : 100),
      getOutHasColors: () => io.stdout.hasColors,
      getErrHasColors: () => io.stderr.hasColors,
    })
    // Known values are listed by the description where there are any; others are accepted too.
    .configureHelp({ optionDescription: ({ description }) => description })
    .showHelpAfterError('  Run the command with --help for usage.')
    .addHelpText('after', helpText)
    // An option after a subcommand is its own, also where the command above has one of that name.
    .enablePositionalOptions()
    .exitOverride()
  const words = findWords(argv)
  for (const entry of commands) {
    if (entry.name === omitted) continue
    program.commandsGroup(entry.group)
    if (entry.add && entry.name === words[0]) await entry.add(program, context, words.slice(1))
    else program.command(entry.name).summary(entry.summary)
  }
  return program
}
