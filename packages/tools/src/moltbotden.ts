/**
 * The operations of MoltbotDen as tools for AI agents.
 *
 * @module
 */
import type { MoltbotDen } from '@moltbotden/sdk'
import type { OperationName } from './catalogue/moltbotden.generated.ts'
import { catalogue } from './catalogue/moltbotden.ts'
import { createTools } from './create-tools.ts'
import type { PlatformTools } from './platform-tools.ts'
import { silent } from './silent.ts'
import type { Tool } from './tool.ts'
import type { ToolOptions } from './tool-options.ts'

/** An operation of MoltbotDen, by the path of its client method. */
export type MoltbotDenOperation = OperationName

const platform: PlatformTools<MoltbotDen> = {
  catalogue,
  withFetch: (client, fetch) => client.withOptions({ ...silent, fetch }),
  withheld: {},
  prices: {},
  own: [],
}

/**
 * Creates tools from the operations of MoltbotDen. They call the methods of the client.
 *
 * @throws ConfigError if an option is invalid, or a name in `allow` or `limits` is unknown.
 */
export const moltbotdenTools = (
  client: MoltbotDen,
  options: ToolOptions<MoltbotDenOperation> = {},
): Tool[] => createTools(platform, client, options as ToolOptions)
