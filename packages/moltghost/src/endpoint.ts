import { platform } from '@molt-sdk/contracts/moltghost'
import { ConfigError } from '@molt-sdk/core'
import { describeValue, isTestServer, parseUrl, readEnv } from '@molt-sdk/core/client'

/** Address of an agent. */
export interface AgentAddress {
  /**
   * Id of the agent, which is the first label of its host name.
   * @defaultValue the environment variable `MOLTGHOST_AGENT_ID`, without `endpoint` and `baseUrl`
   */
  agentId?: string | undefined
  /**
   * URL under which agents are hosted. `agentId` is prepended to the host name, unless it is there
   * already or the URL is that of a test server: on a loopback address, or with http.
   * @defaultValue the environment variable `MOLTGHOST_ENDPOINT`, or 'https://agent.moltghost.io'
   */
  endpoint?: string | URL | undefined
  /**
   * URL of this agent, which replaces `agentId` and `endpoint`. If they are given as well, it must
   * agree with them, unless it is that of a test server. https, or http on a loopback address; see
   * `allowInsecureHttp` for http to other hosts.
   * @defaultValue the environment variable `MOLTGHOST_BASE_URL`, without `agentId` and `endpoint`
   */
  baseUrl?: string | URL | undefined
}

const reject = (code: string, message: string): never => {
  throw new ConfigError(message, { code })
}

/**
 * Returns the base URL of an agent, or nothing if `MOLTGHOST_BASE_URL` has it. Throws a `ConfigError`
 * for a missing or invalid address.
 */
export const resolveAgentUrl = (address: AgentAddress): string | URL | undefined => {
  const { agentId, endpoint, baseUrl } = address
  if (baseUrl) return checkBaseUrl(baseUrl, agentId, endpoint)
  const isGiven = agentId !== undefined || endpoint !== undefined
  if (isGiven) return urlOfAgent(agentId, endpoint)
  return platform.baseUrlEnv.some(readEnv)
    ? undefined
    : urlOfAgent(readEnv(idVariable), endpoint, idVariable)
}

/** Returns the address of a client with changes. `current` is its base URL. */
export const changeAddress = (
  given: AgentAddress,
  { agentId, endpoint, baseUrl }: AgentAddress,
  current: string,
): AgentAddress => {
  if (baseUrl) return { agentId, endpoint, baseUrl }
  return agentId === undefined && endpoint === undefined
    ? { agentId, endpoint, baseUrl: current }
    : { agentId: agentId ?? given.agentId, endpoint: endpoint ?? given.endpoint, baseUrl }
}

const idVariable = 'MOLTGHOST_AGENT_ID'
const endpointVariable = 'MOLTGHOST_ENDPOINT'

/** Returns a base URL, which must agree with the rest of the address. */
const checkBaseUrl = (
  baseUrl: string | URL,
  agentId: string | undefined,
  endpoint: string | URL | undefined,
): string | URL => {
  const url = parseUrl(baseUrl)
  const host = url?.hostname ?? ''
  const prefix = agentId == null ? '' : `${agentId}.`.toLowerCase()
  const suffix = endpoint ? parseUrl(endpoint)?.hostname : ''
  const agrees = host.startsWith(prefix) && suffix !== undefined && host.endsWith(suffix)
  if (agrees || !url || isTestServer(url)) return baseUrl
  return reject(
    'conflicting_address',
    `baseUrl (host ${host}) contradicts ${prefix && `agentId ${JSON.stringify(agentId)}`}${prefix && suffix && ' or '}${suffix && `endpoint ${suffix}`}. Pass baseUrl alone, or agentId and endpoint without it.`,
  )
}

/** Returns the URL of an agent by its id and the URL under which agents are hosted. */
const urlOfAgent = (
  agentId: string | undefined,
  givenEndpoint: string | URL | undefined,
  idName = 'agentId',
): URL => {
  const variable = givenEndpoint === undefined ? readEnv(endpointVariable) : undefined
  const endpoint = givenEndpoint ?? variable ?? platform.baseUrl
  const url =
    parseUrl(endpoint) ??
    reject(
      'invalid_endpoint',
      `${variable ? endpointVariable : 'endpoint'} must be an absolute URL such as "${platform.baseUrl}", got ${JSON.stringify(endpoint)}.`,
    )
  const { hostname } = url
  if (agentId === undefined) {
    return url.href === `${platform.baseUrl}/`
      ? reject(
          'missing_agent_id',
          `No agent is configured. Pass new MoltGhostAgent({ agentId: 'abc123' }) or the agent's URL as baseUrl, or set the environment variable ${idVariable}.`,
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
    `${idName} must be a DNS label such as "abc123" that can precede ${hostname}, got ${describeValue(agentId)}. To pass a full URL, use baseUrl.`,
  )
}

/** One label of a host name. */
const dnsLabel = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i
