import { ConfigError } from '@molt-sdk/core'
import type { ClientContext, OptionRules } from '@molt-sdk/core/client'
import {
  abortSignal,
  atLeast,
  checkOptions,
  integerAtLeast,
  mustBe,
  showCaller,
} from '@molt-sdk/core/client'
// An entry of its own: Node.js needs `ws`, and other runtimes must not load it.
import { openWebSocket } from '@moltghost/sdk/internal/open-web-socket'
import type { UsageMeter } from '../usage-meter.ts'
import { AgentSocket } from './agent-socket.ts'
import { connectSocket } from './operations.ts'
import { SocketAddress } from './socket-address.ts'
import { SocketConnection } from './socket-connection.ts'

/** Options of a socket. Times are in milliseconds. */
export interface ConnectOptions {
  /** Aborts the attempt to connect. */
  signal?: AbortSignal | undefined
  /**
   * Time limit of each attempt to connect.
   * @defaultValue the client's `timeout`, or 30000
   */
  timeout?: number | undefined
  /**
   * Retries of the first connection.
   * @defaultValue the client's `maxRetries`, or 2
   */
  maxRetries?: number | undefined
  /**
   * How the API key is sent. Browsers only support `'query'`, where servers and proxies may log the
   * key: use a key created for this purpose.
   * @defaultValue 'header'
   */
  auth?: 'header' | 'query' | undefined
  /**
   * Maximum number of messages that wait for the current one.
   * @defaultValue 16
   */
  maxQueue?: number | undefined
  /**
   * Maximum number of consecutive attempts to reconnect. 0 disables reconnecting.
   * @defaultValue 5
   */
  maxReconnects?: number | undefined
  /**
   * Time between two pings, in Node.js only; other runtimes cannot send them. A connection over
   * which no byte was received since the previous ping is considered lost.
   * @defaultValue 30000
   */
  pingInterval?: number | undefined
  /**
   * `http.Agent` or `https.Agent` that opens the connection, such as one for a proxy; Node.js only.
   * `false` connects directly. Required if the client has a `fetch` or a `transport` of its own, which a socket
   * cannot use.
   * @defaultValue the global agent if `NODE_USE_ENV_PROXY` is set, otherwise none
   */
  agent?: object | false | undefined
}

const fetchUnusedMessage =
  'connect() cannot use the fetch or transport of the client. Pass connect({ agent }) with an http.Agent for a proxy, or connect({ agent: false }) to connect directly. For the sandbox, pass the baseUrl of startSandbox() instead.'

const isHttpAgent = (agent: unknown): boolean =>
  typeof (Object(agent) as { addRequest?: unknown }).addRequest === 'function'

const milliseconds = atLeast(1, ' of milliseconds')
const count = integerAtLeast(0)

const optionRules: OptionRules<ConnectOptions> = {
  signal: abortSignal,
  timeout: milliseconds,
  maxRetries: count,
  auth: { header: 1, query: 1 },
  maxQueue: count,
  maxReconnects: count,
  pingInterval: milliseconds,
  agent: mustBe(
    'an http.Agent, an https.Agent or false',
    (value) => value === false || isHttpAgent(value),
  ),
}

/** Opens a socket. A rejected handshake throws the same error as an HTTP call. */
export const connect = async (...args: Parameters<typeof openSocket>): Promise<AgentSocket> => {
  try {
    return await openSocket(...args)
  } catch (error) {
    // An invalid option is thrown before the caller awaits the result.
    await undefined
    showCaller(error, connect)
    throw error
  }
}

const openSocket = async (
  context: ClientContext,
  meter: UsageMeter,
  options: ConnectOptions,
  model: string | undefined,
): Promise<AgentSocket> => {
  const { options: clientOptions } = context
  const {
    timeout = clientOptions.timeout ?? 30_000,
    maxRetries = clientOptions.maxRetries ?? 2,
    maxReconnects = 5,
    maxQueue = 16,
    pingInterval = 30_000,
    agent,
  } = checkOptions('connect()', '{ signal }', options, optionRules)
  // The options of the client send requests elsewhere or through a proxy; a socket would ignore them.
  if ((clientOptions.fetch || clientOptions.transport) && agent === undefined)
    throw new ConfigError(fetchUnusedMessage, { code: 'invalid_option' })
  const keyInUrl = options.auth === 'query'
  const address = new SocketAddress(context, { keyInUrl, pingInterval, agent })
  const socket = new AgentSocket(
    context,
    meter,
    maxQueue,
    model,
    (events) =>
      new SocketConnection(
        context,
        connectSocket,
        address,
        openWebSocket,
        { timeout, maxReconnects },
        events,
      ),
  )
  await socket.open(options.signal, maxRetries)
  return socket
}
