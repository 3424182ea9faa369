/**
 * The sandbox as an HTTP and WebSocket server.
 *
 * @module
 */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BuiltSandbox } from '../build-sandbox.ts'
import { buildSandbox } from '../build-sandbox.ts'
import type { InspectorFiles } from '../control/inspector-routes.ts'
import { isNonNegativeInteger } from '../kit/update-settings.ts'
import { realTimers } from '../runtime/real-timers.ts'
import type { Sandbox, SandboxOptions } from '../sandbox.ts'
import { validateOptions } from '../validate-options.ts'
import { requestListener } from './request-listener.node.ts'
import { attachWebSockets } from './websocket-server.node.ts'

/** Options of `startSandbox()`. */
export interface ServerOptions extends Omit<SandboxOptions, 'origin'> {
  /**
   * Port to listen on. 0 picks a free one.
   *
   * @defaultValue `0`
   */
  readonly port?: number | undefined
  /**
   * Address to listen on.
   *
   * @defaultValue `'127.0.0.1'`, reachable from this machine only
   */
  readonly host?: string | undefined
}

/** A sandbox that listens on a port. */
export interface RunningSandbox extends Sandbox {
  /** URL of the server, without a trailing slash. */
  readonly url: string
  /** Closes the server, all open connections and all streams immediately. */
  close(): Promise<void>
}

/**
 * Starts a sandbox on a port. Rejects if an option is unknown or invalid, and if the port or the
 * host is not available.
 */
export const startSandbox = async (options: ServerOptions = {}): Promise<RunningSandbox> => {
  validateOptions<ServerOptions>(options, {
    port: [(value) => isNonNegativeInteger(value) && Number(value) < 65_536, 'a port number'],
    host: [(value) => typeof value === 'string' && value !== '', 'a host name or an address'],
  })
  const { port = 0, host = '127.0.0.1', ...rest } = options
  const server = createServer()
  await listen(server, port, host)

  // The base URLs contain the port, which is known only now.
  const url = urlOf(server.address() as AddressInfo)
  const { sandbox, router, platforms } = buildOrClose(server, {
    ...rest,
    record: rest.record ?? true,
    origin: url,
  })
  server.on('request', requestListener(router))
  const sockets = attachWebSockets(server, router)

  // Webhook retries become due without any call.
  const tickTimer = realTimers.setInterval(() => {
    for (const platform of platforms) platform.tick?.()
  }, tickIntervalMs)

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      realTimers.clearInterval(tickTimer)
      for (const platform of platforms) platform.close?.()
      sockets.close()
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { ...sandbox, url, close }
}

/** Loaded with the first page, because most sandboxes serve none. */
const loadPage = async (): Promise<InspectorFiles> => {
  const inspector = await import('@molt-sdk/sandbox/internal/inspector')
  return inspector.loadPage()
}

/** An option that is rejected must not leave a port open. */
const buildOrClose = (server: Server, options: SandboxOptions): BuiltSandbox => {
  try {
    return buildSandbox(options, loadPage)
  } catch (error) {
    server.close()
    throw error
  }
}

const tickIntervalMs = 200

const listen = async (server: Server, port: number, host: string): Promise<void> => {
  server.listen(port, host)
  await once(server, 'listening')
}

/** The wildcard addresses stand for all addresses of the machine; only loopback ones are usable. */
const urlOf = ({ address, port }: AddressInfo): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[plain] ?? plain
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
