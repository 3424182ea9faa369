import type { Catalogue } from '@molt-sdk/tools/internal/catalogue/moltify'

/** Options that every client is created with here. */
export interface ClientSettings {
  readonly apiKey: string | null
  /** Default: that of the platform. Clients must not read it from the environment by themselves. */
  readonly baseUrl?: string | undefined
  readonly fetch?: typeof fetch | undefined
  readonly timeout?: number | undefined
  readonly maxRetries?: number | undefined
  readonly logger?: Logger | undefined
  /** MoltGhost: the agent, and where agents are. Without `baseUrl` only. */
  readonly agentId?: string | undefined
  readonly endpoint?: string | undefined
}

interface Logger {
  readonly debug?: (message: string) => void
  readonly warn?: (message: string) => void
}

/** The part of every client that is used here without its type. */
export interface AnyClient {
  readonly baseUrl: string
  request(
    method: string,
    path: string,
    options: {
      readonly query?: Readonly<Record<string, string>>
      readonly body?: unknown
      readonly effect: 'read' | 'replace' | 'delete' | 'create'
      readonly signal: AbortSignal
    },
  ): AnyCall
}

/** A call, as clients return it. */
export interface AnyCall extends PromiseLike<unknown> {
  withResponse(): Promise<{ readonly data: unknown; readonly response: Response }>
}

/** A platform. Its client and its operations are loaded when they are needed. */
export interface Platform {
  readonly name: PlatformName
  readonly title: string
  readonly keyVariable: string
  readonly baseUrlVariables: readonly string[]
  /** The variable that says where agents are, where each has a host of its own. */
  readonly endpointVariable?: string
  /** The variable that says where commands about agents and keys are sent. */
  readonly controlVariable?: string
  readonly defaultBaseUrl: string
  /** The operation that `doctor` and `login` read to check a key. */
  readonly probe: string
  loadCatalogue(): Promise<Catalogue<AnyClient>>
  createClient(settings: ClientSettings): Promise<AnyClient>
}

/** The names of the platforms, as commands and options spell them. */
export type PlatformName = 'moltify' | 'moltbotden' | 'moltinfra' | 'moltghost'

const erase = (catalogue: unknown): Catalogue<AnyClient> => catalogue as Catalogue<AnyClient>
const eraseClient = (client: unknown): AnyClient => client as AnyClient

const withBaseUrl = (
  { apiKey, agentId: _agentId, endpoint: _endpoint, ...options }: ClientSettings,
  { defaultBaseUrl }: Platform,
) => ({ apiKey, options: { ...options, baseUrl: options.baseUrl ?? defaultBaseUrl } })

/** The platforms by name. */
export const platforms: Readonly<Record<PlatformName, Platform>> = {
  moltify: {
    name: 'moltify',
    title: 'Moltify',
    keyVariable: 'MOLTIFY_API_KEY',
    baseUrlVariables: ['MOLTIFY_BASE_URL'],
    defaultBaseUrl: 'https://moltify.ai',
    probe: 'getWallet',
    loadCatalogue: async () =>
      erase((await import('@molt-sdk/tools/internal/catalogue/moltify')).catalogue),
    async createClient(settings) {
      const { apiKey, options } = withBaseUrl(settings, platforms.moltify)
      const { Moltify } = await import('@moltify/sdk')
      return eraseClient(
        apiKey === null
          ? new Moltify({ ...options, apiKey })
          : new Moltify({ ...options, apiKey, messageEndpoint: true }),
      )
    },
  },
  moltbotden: {
    name: 'moltbotden',
    title: 'MoltbotDen',
    keyVariable: 'MOLTBOTDEN_API_KEY',
    baseUrlVariables: ['MOLTBOTDEN_BASE_URL', 'MOLTBOTDEN_API_URL'],
    defaultBaseUrl: 'https://api.moltbotden.com',
    probe: 'getMe',
    loadCatalogue: async () =>
      erase((await import('@molt-sdk/tools/internal/catalogue/moltbotden')).catalogue),
    async createClient(settings) {
      const { apiKey, options } = withBaseUrl(settings, platforms.moltbotden)
      const { MoltbotDen } = await import('@moltbotden/sdk')
      return eraseClient(
        apiKey === null
          ? new MoltbotDen({ ...options, apiKey })
          : new MoltbotDen({ ...options, apiKey }),
      )
    },
  },
  moltinfra: {
    name: 'moltinfra',
    title: 'MoltInfra',
    keyVariable: 'MOLTINFRA_API_KEY',
    baseUrlVariables: ['MOLTINFRA_BASE_URL'],
    defaultBaseUrl: 'https://api.moltinfra.xyz/v1',
    probe: 'listAgents',
    loadCatalogue: async () =>
      erase((await import('@molt-sdk/tools/internal/catalogue/moltinfra')).catalogue),
    async createClient(settings) {
      const { apiKey, options } = withBaseUrl(settings, platforms.moltinfra)
      const { MoltInfra } = await import('@moltinfra/sdk')
      return eraseClient(new MoltInfra({ ...options, apiKey: apiKey ?? '' }))
    },
  },
  moltghost: {
    name: 'moltghost',
    title: 'MoltGhost',
    keyVariable: 'MOLTGHOST_API_KEY',
    baseUrlVariables: ['MOLTGHOST_BASE_URL'],
    endpointVariable: 'MOLTGHOST_ENDPOINT',
    controlVariable: 'MOLTGHOST_CONTROL_URL',
    defaultBaseUrl: 'https://agent.moltghost.io',
    probe: 'getHealth',
    loadCatalogue: async () =>
      erase((await import('@molt-sdk/tools/internal/catalogue/moltghost')).catalogue),
    async createClient({ apiKey, agentId, endpoint, ...options }) {
      const { MoltGhostAgent } = await import('@moltghost/sdk')
      const host = { agentId, endpoint: endpoint ?? platforms.moltghost.defaultBaseUrl }
      const address = options.baseUrl === undefined ? host : {}
      return eraseClient(new MoltGhostAgent({ ...options, ...address, apiKey: apiKey ?? '' }))
    },
  },
}

/** Whether a text is the name of a platform. */
export const isPlatformName = (name: string): name is PlatformName => Object.hasOwn(platforms, name)
