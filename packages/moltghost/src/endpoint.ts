import { platform } from '@molt-sdk/contracts/moltghost'
import { ConfigError } from '@molt-sdk/core'
import { loopbackHost, parseUrl } from '@molt-sdk/core/client'

/** Where an agent is. */
export interface AgentAddress {
  /** Id of the agent: the first part of the name of its host. */
  agentId?: string | undefined
  /**
   * Where agents are. The id goes before the name of the host, unless it is there already, or the
   * host is this machine, whose agents have no names.
   * @defaultValue 'https://agent.moltghost.io'
   */
  endpoint?: string | URL | undefined
  /** Where this agent is, whatever `agentId` and `endpoint` say: https, or http on this machine. */
  baseUrl?: string | URL | undefined
}

const refuse = (code: string, message: string): never => {
  throw new ConfigError(message, { code })
}

/** The base URL of an agent. Throws a `ConfigError` that says how to mend what it was given. */
export const resolveAgentUrl = ({
  agentId,
  endpoint = platform.baseUrl,
  baseUrl,
}: AgentAddress): string | URL => {
  if (baseUrl) return baseUrl
  const url =
    parseUrl(endpoint) ??
    refuse('invalid_endpoint', `endpoint is not a whole URL, such as ${platform.baseUrl}.`)
  const { hostname } = url
  if (agentId === undefined) {
    return url.href === `${platform.baseUrl}/`
      ? refuse(
          'missing_agent_id',
          "Which agent? Pass new MoltGhostAgent({ agentId: 'abc123' }), or its address as baseUrl.",
        )
      : url
  }
  const isLabel = typeof agentId === 'string' && dnsLabel.test(agentId)
  const hostPrefix = `${agentId}.`.toLowerCase()
  if (isLabel && (hostname.startsWith(hostPrefix) || loopbackHost.test(hostname))) return url
  if (isLabel) url.hostname = hostPrefix + hostname
  // Before an address of numbers no name can stand, so it has stayed as it was.
  if (url.hostname !== hostname) return url
  return refuse(
    'invalid_agent_id',
    `agentId must be a part of a host's name, such as abc123, before ${hostname}, not ${JSON.stringify(agentId)}. A whole address goes into baseUrl.`,
  )
}

/** One part of the name of a host. */
const dnsLabel = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i
