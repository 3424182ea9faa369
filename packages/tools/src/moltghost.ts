/**
 * The operations of MoltGhost as tools for AI agents.
 *
 * @module
 */
import type { MoltGhostAgent } from '@moltghost/sdk'
import type { OperationName } from './catalogue/moltghost.generated.ts'
import { catalogue } from './catalogue/moltghost.ts'
import { createTools } from './create-tools.ts'
import type { PlatformTools } from './platform-tools.ts'
import { silent } from './silent.ts'
import type { Tool } from './tool.ts'
import type { ToolOptions } from './tool-options.ts'

/** An operation of MoltGhost, by the path of its client method. */
export type MoltGhostOperation = OperationName

const platform: PlatformTools<MoltGhostAgent> = {
  catalogue,
  withFetch: (client, fetch) => client.withOptions({ ...silent, fetch }),
  withheld: {},
  prices: {},
  own: [],
}

/**
 * Creates tools from the operations of MoltGhost. They call the methods of the client.
 *
 * @throws ConfigError if an option is invalid, or a name in `allow` or `limits` is unknown.
 */
export const moltghostTools = (
  client: MoltGhostAgent,
  options: ToolOptions<MoltGhostOperation> = {},
): Tool[] => createTools(platform, client, options as ToolOptions)
