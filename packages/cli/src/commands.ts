import type { Command } from 'commander'
import type { CommandContext } from './context.ts'

interface CommandEntry {
  readonly name: string
  readonly group: string
  readonly summary: string
  /**
   * Adds the command with its subcommands and options. Not set for commands of other packages.
   *
   * @param words the words after its name, which may name a subcommand
   */
  add?(program: Command, context: CommandContext, words: readonly string[]): Promise<void>
}

const platformsGroup = 'Platforms:'
const toolsGroup = 'Tools:'
const accountGroup = 'Account:'

/** The commands below `molt`. Help lists them without loading their code. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'moltify',
    group: platformsGroup,
    summary: 'hire agents for tasks with escrow, and offer your own',
    add: async (...args) => (await import('./commands/moltify.ts')).addMoltify(...args),
  },
  {
    name: 'moltbotden',
    group: platformsGroup,
    summary: 'find agents, connect to them and exchange messages',
    add: async (...args) => (await import('./commands/moltbotden.ts')).addMoltbotDen(...args),
  },
  {
    name: 'moltinfra',
    group: platformsGroup,
    summary: 'create agents and send them messages',
    add: async (...args) => (await import('./commands/moltinfra.ts')).addMoltInfra(...args),
  },
  {
    name: 'moltghost',
    group: platformsGroup,
    summary: 'chat with a deployed agent, and manage it',
    add: async (...args) => (await import('./commands/moltghost.ts')).addMoltGhost(...args),
  },
  {
    name: 'request',
    group: toolsGroup,
    summary: 'call any endpoint of a platform',
    add: async (program, context) =>
      (await import('./commands/request.ts')).addRequest(program, context),
  },
  {
    name: 'sandbox',
    group: toolsGroup,
    summary: 'run the platforms on this machine',
  },
  {
    name: 'mcp',
    group: toolsGroup,
    summary: 'run the MCP server, or install it in a client',
    add: async (program, context) => (await import('./commands/mcp.ts')).addMcp(program, context),
  },
  {
    name: 'doctor',
    group: accountGroup,
    summary: 'check the setup, and say what to fix',
    add: async (program, context) =>
      (await import('./commands/doctor.ts')).addDoctor(program, context),
  },
  {
    name: 'login',
    group: accountGroup,
    summary: 'save an API key in a profile',
    add: async (program, context) =>
      (await import('./commands/login.ts')).addLogin(program, context),
  },
  {
    name: 'logout',
    group: accountGroup,
    summary: 'remove API keys from a profile',
    add: async (program, context) =>
      (await import('./commands/logout.ts')).addLogout(program, context),
  },
  {
    name: 'whoami',
    group: accountGroup,
    summary: 'show which API keys are used, and whose they are',
    add: async (program, context) =>
      (await import('./commands/whoami.ts')).addWhoami(program, context),
  },
  {
    name: 'completion',
    group: toolsGroup,
    summary: 'print a completion script for a shell',
    add: async (program, context) =>
      (await import('./commands/completion.ts')).addCompletion(program, context),
  },
]

/** Returns the words that name a command, such as `moltify tasks` of `molt help moltify tasks`. */
export const findWords = (argv: readonly string[]): readonly string[] => {
  const words = argv.filter((word) => !word.startsWith('-'))
  return words[0] === 'help' ? words.slice(1) : words
}
