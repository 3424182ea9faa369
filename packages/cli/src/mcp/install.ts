import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Io } from '../io.ts'
import { UsageError } from '../usage-error.ts'

interface ClientConfig {
  /** Path of the configuration; relative to the current folder for those of a project. */
  path(env: Io['env']): string
  /** Field that has the servers. */
  readonly field: string
}

const home = (env: Io['env']): string => env['HOME'] || env['USERPROFILE'] || homedir()

const desktopFolder = (env: Io['env']): string => {
  if (process.platform === 'win32') return env['APPDATA'] || join(home(env), 'AppData', 'Roaming')
  return process.platform === 'darwin'
    ? join(home(env), 'Library', 'Application Support')
    : env['XDG_CONFIG_HOME'] || join(home(env), '.config')
}

/** The MCP clients whose configuration can be written. */
export const mcpClients = {
  'claude-code': { path: () => '.mcp.json', field: 'mcpServers' },
  'claude-desktop': {
    path: (env) => join(desktopFolder(env), 'Claude', 'claude_desktop_config.json'),
    field: 'mcpServers',
  },
  cursor: { path: () => join('.cursor', 'mcp.json'), field: 'mcpServers' },
  vscode: { path: () => join('.vscode', 'mcp.json'), field: 'servers' },
} as const satisfies Readonly<Record<string, ClientConfig>>

/** Name of an MCP client. */
export type McpClient = keyof typeof mcpClients

/** Adds the server to the configuration of a client. Everything else in it stays. */
export const installServer = (
  client: McpClient,
  args: readonly string[],
  { env, dryRun }: { readonly env: Io['env']; readonly dryRun: boolean },
): { readonly path: string; readonly text: string } => {
  const { field, path: pathOf }: ClientConfig = mcpClients[client]
  const path = pathOf(env)
  const config = readConfig(path)
  const servers = config[field]
  const server = commandFor(['npx', '-y', '@molt-sdk/cli', 'mcp', ...args])
  const text = JSON.stringify({ ...config, [field]: { ...Object(servers), molt: server } }, null, 2)
  if (!dryRun) {
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, `${text}\n`)
    renameSync(temporary, path)
  }
  return { path, text }
}

/** Clients start programs without a shell. On Windows npx is a script, which only a shell can start. */
const commandFor = (
  words: readonly string[],
): { readonly command: string | undefined; readonly args: readonly string[] } => {
  const [command, ...args] = process.platform === 'win32' ? ['cmd', '/c', ...words] : words
  return { command, args }
}

const readConfig = (path: string): Readonly<Record<string, unknown>> => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  try {
    // Editors of Windows may add a byte order mark.
    return Object(JSON.parse(text.replace(/^\uFEFF/, '') || '{}'))
  } catch (error) {
    throw new UsageError(
      `${path} is not valid JSON, so it was not changed: ${(error as Error).message}. Fix it first.`,
    )
  }
}
