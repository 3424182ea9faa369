import { serve } from '@hono/node-server'
import type { McpServerFactory } from '@modelcontextprotocol/server'
import { ConfigError } from '@molt-sdk/core'
import { tokenVariable } from './command-options.node.ts'
import { createHttpHandler } from './http-handler.node.ts'

interface HttpOptions {
  readonly port: number
  readonly host: string
  readonly allowHost: readonly string[]
  readonly log: (line: string) => void
}

const loopback = ['127.0.0.1', '::1', 'localhost']

/**
 * Serves MCP by Streamable HTTP until the process ends. Returns the URL.
 *
 * @throws ConfigError if the address is not on the loopback and no token is set.
 */
export const serveHttp = (
  factory: McpServerFactory,
  { port, host, allowHost, log }: HttpOptions,
): Promise<string> => {
  const token = process.env[tokenVariable] || undefined
  if (!loopback.includes(host) && token === undefined) {
    throw new ConfigError(
      `--host ${host} can be reached by others: set a token in ${tokenVariable}, which requests must have.`,
      { code: 'invalid_option' },
    )
  }
  const { fetch, close } = createHttpHandler({
    factory,
    allowedHosts: [host, ...allowHost],
    token,
    onError: ({ message }) => log(message),
  })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (address) => {
      const name = host.includes(':') ? `[${host}]` : host
      resolve(`http://${name}:${address.port}/mcp`)
    })
    server.on('error', reject)
    const stop = (): void => {
      void close()
      server.close()
      // Connections that clients keep open.
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
