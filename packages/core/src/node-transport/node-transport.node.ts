import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { OptionRules } from '../http/check-options.ts'
import { checkOptions, mustBe } from '../http/check-options.ts'
import type { Transport } from '../http/transport.ts'
import { sendNodeRequest } from './send-request.node.ts'

/** Options of {@link nodeTransport}. */
export interface NodeTransportOptions {
  /**
   * The agent that opens connections, such as one of a proxy or one with certificates of a company. It
   * must be for the protocol of the client's `baseUrl`.
   * @defaultValue an agent for each protocol that keeps idle connections for 4 seconds, or as long as
   * the server announces
   */
  agent?: HttpAgent | undefined
  /**
   * Maximum number of connections to one host; further requests wait for one. An open stream has a
   * connection of its own. With `agent`, it is set as `maxSockets` of that agent.
   * @defaultValue no limit, or that of `agent`
   */
  connections?: number | undefined
}

/** If a connection that it reuses is lost, Deno sends any request again by itself, so none is reused. */
const reusesConnections = !('Deno' in globalThis)

const optionRules: OptionRules<NodeTransportOptions> = {
  agent: mustBe(
    `an Agent of node:http or node:https, such as new Agent({ keepAlive: ${reusesConnections} })`,
    (value) =>
      typeof Object(value).addRequest === 'function' &&
      (reusesConnections || !Object(value).keepAlive),
  ),
  connections: mustBe(
    'an integer >= 1, or Infinity',
    (value) =>
      value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) >= 1),
  ),
}

/** A server closes idle connections as well, usually after 5 seconds. */
const idleMs = 4_000

/**
 * Creates a transport that sends requests with `node:http` and `node:https` instead of `fetch`: pass it
 * as `transport`. Calls need about half of the CPU time. It has no time limits of its own, so `timeout`
 * and `totalTimeout` can be longer than the 300 seconds of Node's `fetch`. Connections are kept for later
 * requests and belong to the transport: clients that use the same one share them.
 *
 * A proxy is used with `agent`, or, from Node 22.21 and 24.5, if the environment variable
 * `NODE_USE_ENV_PROXY` is set to 1: then `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` apply. Redirects are
 * not followed. Needs Node.js, or Bun or Deno with their `node:http`. On Deno, each request has a connection
 * of its own, and `agent` must not keep connections.
 *
 * @throws ConfigError if an option is unknown or has a wrong value.
 */
export const nodeTransport = (options: NodeTransportOptions = {}): Transport => {
  checkOptions('nodeTransport()', '{ connections: 64 }', options, optionRules)
  const { agent, connections = Number.POSITIVE_INFINITY } = options
  if (agent && options.connections !== undefined) agent.maxSockets = connections
  const agentOptions = {
    keepAlive: reusesConnections,
    maxSockets: connections,
    timeout: idleMs,
    ...(process.env['NODE_USE_ENV_PROXY'] === '1' && { proxyEnv: process.env }),
  }
  const http = agent ?? new HttpAgent(agentOptions)
  let https = agent
  return (url, init) => {
    if (!url.startsWith('https:')) return sendNodeRequest(url, init, http)
    https ??= new HttpsAgent(agentOptions)
    return sendNodeRequest(url, init, https)
  }
}
