import { platform } from '@molt-sdk/contracts/moltghost'
import { ConfigError } from '@molt-sdk/core'
import { isTestServer, parseUrl } from '@molt-sdk/core/client'

/** Address of an agent. */
export interface AgentAddress {
  /** Id of the agent, which is the first label of its host name. */
  agentId?: string | undefined
  /**
   * URL under which agents are hosted. `agentId` is prepended to the host name, unless it is there
   * already or the URL is that of a test server: on a loopback address, or with http.
   * @defaultValue 'https://agent.moltghost.io'
   */
  endpoint?: string | URL | undefined
  /**
   * URL of this agent, which replaces `agentId` and `endpoint`. If they are given as well, it must
   * agree with them, unless it is that of a test server. https, or http on a loopback address; see
   * `allowInsecureHttp` for http to other hosts.
   */
  baseUrl?: string | URL | undefined
}

const reject = (code: string, message: string): never => {
  throw new ConfigError(message, { code })
}

/** Returns the base URL of an agent. Throws a `ConfigError` for a missing or invalid address. */
export const resolveAgentUrl = (address: AgentAddress): string | URL => {
  const { agentId, endpoint = platform.baseUrl, baseUrl } = address
  if (baseUrl) {
    const url = parseUrl(baseUrl)
    const host = url?.hostname ?? ''
    const prefix = agentId == null ? '' : `${agentId}.`.toLowerCase()
    const suffix = address.endpoint ? parseUrl(endpoint)?.hostname : ''
    const agrees = host.startsWith(prefix) && suffix !== undefined && host.endsWith(suffix)
    if (agrees || !url || isTestServer(url)) return baseUrl
    reject(
      'conflicting_address',
      `baseUrl (host ${host}) contradicts ${prefix && `agentId ${JSON.stringify(agentId)}`}${prefix && suffix && ' or '}${suffix && `endpoint ${suffix}`}. Pass baseUrl alone, or agentId and endpoint without it.`,
    )
  }
  const url =
    parseUrl(endpoint) ??
    reject(
      'invalid_endpoint',
      `endpoint must be an absolute URL such as "${platform.baseUrl}", got ${JSON.stringify(endpoint)}.`,
    )
  const { hostname } = url
  if (agentId === undefined) {
    return url.href === `${platform.baseUrl}/`
      ? reject(
          'missing_agent_id',
          "No agent is configured. Pass new MoltGhostAgent({ agentId: 'abc123' }) or the agent's URL as baseUrl.",
        )
      : url
  }
  const isLabel = typeof agentId === 'string' && dnsLabel.test(agentId)
  const hostPrefix = `${agentId}.`.toLowerCase()
  if (isLabel && (hostname.startsWith(hostPrefix) || isTestServer(url))) return url
  if (isLabel) url.hostname = hostPrefix + hostname
  // A label cannot precede an IP address: assigning such a host name has no effect.
  if (url.hostname !== hostname) return url
  return reject(
    'invalid_agent_id',
    `agentId must be a DNS label such as "abc123" that can precede ${hostname}, got ${JSON.stringify(agentId)}. To pass a full URL, use baseUrl.`,
  )
}

/** One label of a host name. */
const dnsLabel = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i
