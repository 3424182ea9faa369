import type { CommandContext } from '../../packages/cli/src/context.ts'
import { Terminal } from '../../packages/cli/src/output/terminal.ts'
import { createProgram } from '../../packages/cli/src/program.ts'
import { InterruptHandler } from '../../packages/moltghost/src/cli/interrupts.node.ts'
import { createProgram as createMoltghost } from '../../packages/moltghost/src/cli/program.node.ts'
import { Terminal as MoltghostTerminal } from '../../packages/moltghost/src/cli/terminal.node.ts'
import { createProgram as createMoltSandbox } from '../../packages/sandbox/src/command-options.ts'
import { createCommand as createMoltTools } from '../../packages/tools/src/mcp/command-options.node.ts'
import type { Command } from './command-surface.ts'
import { commandSurface } from './command-surface.ts'

// Prints what users can type after the name of each command, as JSON by package. A process of its own,
// because it loads sources.
const { signal } = new AbortController()
const output = { write: () => undefined, isTTY: false, columns: 80, hasColors: false }
const io: CommandContext['io'] = {
  env: {},
  stdout: output,
  stderr: output,
  stdinIsTTY: false,
  readStdin: async () => '',
  prompts: { confirm: async () => undefined, password: async () => undefined },
  signal,
  version: '0.0.0',
}
const context = { io, terminal: new Terminal(io), setExitCode: () => undefined }

/** Options of generated commands are only there if the command is named. */
async function completeMolt(_: Command, [, ...words]: readonly string[]): Promise<Command> {
  let command: Command | undefined = await createProgram(words, context)
  for (const word of words) command = command?.commands.find((child) => child.name() === word)
  if (command === undefined) throw new Error(`No command molt ${words.join(' ')}.`)
  return command
}

const moltghost = createMoltghost(
  { terminal: new MoltghostTerminal(), interrupts: new InterruptHandler(), signal },
  io.version,
)
const surfaces = {
  '@molt-sdk/cli': await commandSurface(await createProgram([], context), completeMolt),
  '@moltghost/sdk': await commandSurface(moltghost),
  '@molt-sdk/sandbox': await commandSurface(createMoltSandbox(io.version)),
  '@molt-sdk/tools': await commandSurface(createMoltTools(io.version, async () => undefined)),
}
process.stdout.write(JSON.stringify(surfaces))
