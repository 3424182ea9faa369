import type { ToolOptions } from '../tool-options.ts'
import type { Source } from './select-tools.ts'

/** The platforms of the command, in the order of its help. */
export const platformNames = ['moltinfra', 'moltify', 'moltbotden', 'moltghost'] as const

export type PlatformName = (typeof platformNames)[number]

/** Where requests go. Empty for the platforms themselves, with keys from the environment. */
export interface Connection {
  readonly apiKey?: string
  readonly baseUrl?: string
  readonly agentId?: string
  readonly fetch?: typeof fetch
}

/** Loads a platform, and creates its client. */
export const loadSource = async (
  platform: PlatformName,
  connection: Connection,
): Promise<Source> => {
  const { agentId, ...options } = { logger: {}, ...connection }
  switch (platform) {
    case 'moltinfra': {
      const [{ MoltInfra }, { moltinfraTools }, { catalogue }] = await Promise.all([
        import('@moltinfra/sdk'),
        import('../moltinfra.ts'),
        import('../catalogue/moltinfra.ts'),
      ])
      return source(catalogue, moltinfraTools, () => new MoltInfra(options))
    }
    case 'moltify': {
      const [{ Moltify }, { moltifyTools }, { catalogue }] = await Promise.all([
        import('@moltify/sdk'),
        import('../moltify.ts'),
        import('../catalogue/moltify.ts'),
      ])
      const moltify = source(catalogue, moltifyTools, () => new Moltify(options))
      return { ...moltify, operations: [...moltify.operations, 'tasks.waitFor'], spends: true }
    }
    case 'moltbotden': {
      const [{ MoltbotDen }, { moltbotdenTools }, { catalogue }] = await Promise.all([
        import('@moltbotden/sdk'),
        import('../moltbotden.ts'),
        import('../catalogue/moltbotden.ts'),
      ])
      return source(catalogue, moltbotdenTools, () => new MoltbotDen(options))
    }
    case 'moltghost': {
      const [{ MoltGhostAgent }, { moltghostTools }, { catalogue }] = await Promise.all([
        import('@moltghost/sdk'),
        import('../moltghost.ts'),
        import('../catalogue/moltghost.ts'),
      ])
      const address = agentId === undefined ? {} : { agentId }
      return source(catalogue, moltghostTools, () => new MoltGhostAgent({ ...options, ...address }))
    }
  }
}

const source = <Client>(
  { platform, operations }: { platform: string; operations: readonly { readonly name: string }[] },
  createTools: (client: Client, options: never) => ReturnType<Source['create']>,
  createClient: () => Client,
): Source => ({
  platform,
  operations: operations.map(({ name }) => name),
  spends: false,
  create: (options: ToolOptions) => createTools(createClient(), options as never),
})
