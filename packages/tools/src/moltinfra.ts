/**
 * The operations of MoltInfra as tools for AI agents.
 *
 * @module
 */
import type { MoltInfra } from '@moltinfra/sdk'
import type { OperationName } from './catalogue/moltinfra.generated.ts'
import { catalogue } from './catalogue/moltinfra.ts'
import { createTools } from './create-tools.ts'
import type { PlatformTools } from './platform-tools.ts'
import { silent } from './silent.ts'
import type { Tool } from './tool.ts'
import type { ToolOptions } from './tool-options.ts'

/** An operation of MoltInfra, by the path of its client method. */
export type MoltInfraOperation = OperationName

const platform: PlatformTools<MoltInfra> = {
  catalogue,
  withFetch: (client, fetch) => client.withOptions({ ...silent, fetch }),
  withheld: {},
  prices: {},
  own: [],
}

/**
 * Creates tools from the operations of MoltInfra. They call the methods of the client.
 *
 * @throws ConfigError if an option is invalid, or a name in `allow` or `limits` is unknown.
 */
export const moltinfraTools = (
  client: MoltInfra,
  options: ToolOptions<MoltInfraOperation> = {},
): Tool[] => createTools(platform, client, options as ToolOptions)
