import { tokenParameter } from '@molt-sdk/contracts/moltghost'
import { ConfigError } from '@molt-sdk/core'
import type { ClientContext } from '@molt-sdk/core/client'
import { prepareRequest } from '@molt-sdk/core/client'
import type { UsageMeter } from '../usage-meter.ts'
import { AgentSocket } from './agent-socket.ts'
import { connectSocket } from './operations.ts'
import { SocketConnection } from './socket-connection.ts'
import type { SocketTarget } from './socket-transport.ts'

/** How to connect, and how long to hold out. Times are in milliseconds. */
export interface ConnectOptions {
  /** Ends the attempt to connect at any moment. */
  signal?: AbortSignal | undefined
  /**
   * For each attempt to connect.
   * @defaultValue that of the client, else 30000
   */
  timeout?: number | undefined
  /**
   * Attempts after the first to connect at all.
   * @defaultValue that of the client, else 2
   */
  maxRetries?: number | undefined
  /**
   * Where the key goes. Browsers can send it in the `query` of the address alone, where it may end
   * up in the logs of servers and proxies: do so only with a key made for that.
   * @defaultValue 'header'
   */
  auth?: 'header' | 'query' | undefined
  /**
   * Turns that may wait for the one under way.
   * @defaultValue 16
   */
  maxQueue?: number | undefined
  /**
   * Attempts in a row to connect again. 0 for none.
   * @defaultValue 5
   */
  maxReconnects?: number | undefined
  /**
   * Between pings, where the runtime can send them: Node. A connection that has given no sign of
   * life since the last one is taken for broken.
   * @defaultValue 30000
   */
  pingInterval?: number | undefined
}

/** Opens a socket. Throws what the same refusal over HTTP would throw. */
export const connect = async (
  context: ClientContext,
  meter: UsageMeter,
  options: ConnectOptions,
): Promise<AgentSocket> => {
  const { options: clientOptions } = context
  const {
    timeout = clientOptions.timeout ?? 30_000,
    maxRetries = clientOptions.maxRetries ?? 2,
    maxReconnects = 5,
    maxQueue = 16,
    pingInterval = 30_000,
  } = options
  const least = { timeout: 1, pingInterval: 1, maxRetries: 0, maxReconnects: 0, maxQueue: 0 }
  const given = { timeout, pingInterval, maxRetries, maxReconnects, maxQueue }
  for (const [name, bound] of Object.entries(least)) {
    const value = given[name as keyof typeof given]
    if (typeof value === 'number' && value >= bound) continue
    const message = `${name} must be a number of at least ${bound}, not ${value}.`
    throw new ConfigError(message, { code: 'invalid_option' })
  }
  // Only now, so that nobody loads what opens sockets who has no use for one.
  const { dial } = await import('@moltghost/sdk/internal/dial')
  const target = targetOf(context, options.auth === 'query', pingInterval)
  const socket = new AgentSocket(
    context,
    meter,
    maxQueue,
    (events) =>
      new SocketConnection(
        context,
        connectSocket,
        target,
        dial,
        { timeout, maxReconnects },
        events,
      ),
  )
  await socket.open(options.signal, maxRetries)
  return socket
}

const targetOf = (
  context: ClientContext,
  keyInUrl: boolean,
  pingInterval: number,
): SocketTarget => {
  const { url, headers } = prepareRequest(context, connectSocket, {}, {})
  const { authorization, ...others } = headers
  const address = url.replace(/^http/, 'ws')
  const token = encodeURIComponent(context.options.apiKey ?? '')
  return {
    url: keyInUrl ? `${address}?${tokenParameter}=${token}` : address,
    headers: keyInUrl ? others : headers,
    keyInUrl,
    pingInterval,
  }
}
