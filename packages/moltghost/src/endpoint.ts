import { platform } from '@molt-sdk/contracts/moltghost'
import { parseUrl } from '@molt-sdk/core'
import { ConfigError } from '@molt-sdk/core/errors'

/** Where an agent is. */
export interface AgentPlace {
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
export const agentUrl = ({
  agentId,
  endpoint = platform.baseUrl,
  baseUrl,
}: AgentPlace): string | URL => {
  if (baseUrl !== undefined && baseUrl !== null) return baseUrl
  const url =
    parseUrl(endpoint) ??
    refuse('invalid_endpoint', `endpoint is not a whole URL, such as ${platform.baseUrl}.`)
  const { hostname } = url
  if (agentId === undefined) {
    return url.href === `${platform.baseUrl}/`
      ? refuse(
          'missing_agent_id',
          "MoltGhostAgent needs to know its agent. Pass new MoltGhostAgent({ agentId: 'abc123' }), or the agent's address as baseUrl.",
        )
      : url
  }
  if (typeof agentId !== 'string' || !label.test(agentId)) {
    const given = JSON.stringify(agentId)
    return refuse(
      'invalid_agent_id',
      `agentId must be one part of the name of a host, such as abc123, not ${given}. A whole address goes into baseUrl.`,
    )
  }
  const start = `${agentId.toLowerCase()}.`
  if (hostname.startsWith(start) || isThisMachine(hostname)) return url
  url.hostname = start + hostname
  return url.hostname.startsWith(start)
    ? url
    : refuse(
        'invalid_endpoint',
        `No id can stand before ${hostname}, the host of the endpoint. The agent's whole address goes into baseUrl.`,
      )
}

/** One part of the name of a host. */
const label = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i

const isThisMachine = (hostname: string): boolean =>
  /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
