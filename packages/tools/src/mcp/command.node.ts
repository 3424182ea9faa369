import { createRequire } from 'node:module'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { isMoltError } from '@molt-sdk/core'
import { createSandbox } from '@molt-sdk/sandbox'
import { CommanderError } from 'commander'
import { createMcpServerFactory } from '../mcp.ts'
import type { Tool } from '../tool.ts'
import type { CommandOptions } from './command-options.node.ts'
import { createCommand } from './command-options.node.ts'
import { selectTools } from './select-tools.ts'
import { serveHttp } from './serve-http.node.ts'
import type { Connection, PlatformName } from './sources.node.ts'
import { loadSource } from './sources.node.ts'

const { version } = createRequire(import.meta.url)('@molt-sdk/tools/package.json') as {
  version: string
}

/** Writes a line for people. Standard output belongs to the protocol. */
const log = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * Runs the command that serves tools by the Model Context Protocol.
 *
 * @param args arguments after the name of the command
 * @returns the exit code of a command that ends at once; the process runs on while it serves
 */
export const runMcpCommand = async (args: readonly string[]): Promise<number> => {
  const command = createCommand(version, serve).exitOverride()
  try {
    await command.parseAsync([...args], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!isMoltError(error)) throw error
    log(`Error: ${error.message}`)
    return error.code === 'missing_api_key' ? 3 : 2
  }
}

const serve = async (
  platforms: readonly PlatformName[],
  options: CommandOptions,
): Promise<void> => {
  const tools = await createTools(platforms, options)
  const factory = createMcpServerFactory({
    tools,
    approval: options.approval ? 'ask' : 'tools',
    version,
    log,
  })
  const text = `${tools.length} tools of ${platforms.join(', ')}${options.sandbox ? ' in a sandbox' : ''}`
  if (options.http === undefined) {
    serveStdio(factory, { onerror: ({ message }) => log(message) })
    log(`Serving ${text} on stdin and stdout.`)
  } else {
    const url = await serveHttp(factory, { ...options, port: options.http, log })
    log(`Serving ${text} at ${url}.`)
  }
}

const createTools = async (
  platforms: readonly PlatformName[],
  { sandbox: inSandbox, readOnly, allow, limit, spend, preview, maxResultChars }: CommandOptions,
): Promise<Tool[]> => {
  const connect = inSandbox ? sandboxConnections() : () => ({})
  const sources = await Promise.all(platforms.map((name) => loadSource(name, connect(name))))
  return selectTools(sources, {
    allow: ['read', ...(readOnly ? [] : allow)],
    limits: limit,
    spend,
    preview,
    maxResultChars,
  })
}

const sandboxConnections = (): ((platform: PlatformName) => Connection) => {
  const sandbox = createSandbox()
  return (platform) => {
    const { apiKey, baseUrl } = sandbox[platform]
    return { apiKey, baseUrl, fetch: sandbox.fetch }
  }
}
