import { createSandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { Moltify } from '@moltify/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { catalogue as moltbotden } from '../src/catalogue/moltbotden.ts'
import { catalogue as moltghost } from '../src/catalogue/moltghost.ts'
import { catalogue as moltify } from '../src/catalogue/moltify.ts'
import { catalogue as moltinfra } from '../src/catalogue/moltinfra.ts'
import { moltbotdenTools } from '../src/moltbotden.ts'
import { moltghostTools } from '../src/moltghost.ts'
import { moltifyTools } from '../src/moltify.ts'
import { moltinfraTools } from '../src/moltinfra.ts'
import type { Tool } from '../src/tool.ts'
import type { ToolOptions } from '../src/tool-options.ts'

const sandbox = createSandbox()
const { fetch } = sandbox

interface Platform {
  readonly name: string
  readonly operations: readonly { readonly name: string; readonly id: string }[]
  readonly createTools: (options?: ToolOptions) => Tool[]
}

const agentId = sandbox.moltghost.agents.list()[0]?.id

/** All platforms, with clients of the sandbox. */
export const platforms: readonly Platform[] = [
  {
    name: 'moltinfra',
    operations: moltinfra.operations,
    createTools: (options) =>
      moltinfraTools(new MoltInfra({ ...keyOf('moltinfra'), fetch }), options as never),
  },
  {
    name: 'moltify',
    operations: moltify.operations,
    createTools: (options) =>
      moltifyTools(new Moltify({ ...keyOf('moltify'), fetch }), options as never),
  },
  {
    name: 'moltbotden',
    operations: moltbotden.operations,
    createTools: (options) =>
      moltbotdenTools(new MoltbotDen({ ...keyOf('moltbotden'), fetch }), options as never),
  },
  {
    name: 'moltghost',
    operations: moltghost.operations,
    createTools: (options) =>
      moltghostTools(
        new MoltGhostAgent({ apiKey: sandbox.moltghost.apiKey, agentId, fetch }),
        options as never,
      ),
  },
]

function keyOf(name: 'moltinfra' | 'moltify' | 'moltbotden') {
  const { apiKey, baseUrl } = sandbox[name]
  return { apiKey, baseUrl, logger: {} }
}

/** Operations that are no tools. */
export const withheld: readonly string[] = [
  'agentTasks.message',
  'builder.agents.rotateWebhookSecret',
  'builder.apiKeys.create',
]

/** Every operation of a platform that can be allowed. */
export const allOperations = ({ operations }: Platform): string[] =>
  operations.map(({ name }) => name).filter((name) => !withheld.includes(name))
