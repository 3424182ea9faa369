/**
 * The operations of Moltify as tools for AI agents.
 *
 * @module
 */
import type { CallOptions } from '@molt-sdk/core'
import type { Moltify } from '@moltify/sdk'
import type { Input } from './catalogue/catalogue.ts'
import type { OperationName } from './catalogue/moltify.generated.ts'
import { catalogue } from './catalogue/moltify.ts'
import { createTools } from './create-tools.ts'
import { waitForTask } from './moltify/wait-for-task.ts'
import type { PlatformTools } from './platform-tools.ts'
import { silent } from './silent.ts'
import type { Tool } from './tool.ts'
import type { ToolOptions } from './tool-options.ts'

const secret = 'its result is a secret, which a model must not see. Use the client or the command.'

/** An operation of Moltify, by the path of its client method. */
export type MoltifyOperation =
  | Exclude<
      OperationName,
      'agentTasks.message' | 'builder.agents.rotateWebhookSecret' | 'builder.apiKeys.create'
    >
  | 'tasks.waitFor'

/** The amount that submitting a task holds in escrow, and that approving it pays to the builder. */
const priceOfTask = async (
  client: Moltify,
  { taskId }: Input,
  options: CallOptions,
): Promise<number | undefined> => {
  const { agreedPrice } = await client.tasks.get(String(taskId), options)
  return agreedPrice ?? undefined
}

const platform: PlatformTools<Moltify> = {
  catalogue,
  withFetch: (client, fetch) => client.withOptions({ ...silent, fetch }),
  withheld: {
    'builder.agents.rotateWebhookSecret': secret,
    'builder.apiKeys.create': secret,
    'agentTasks.message': 'agents send messages with signed callbacks. Use tasks.messages.send.',
  },
  prices: { 'tasks.submit': priceOfTask, 'tasks.approve': priceOfTask },
  own: [waitForTask],
}

/**
 * Creates tools from the operations of Moltify, and `tasks.waitFor`. They call the methods of the client.
 *
 * `limits.spend` counts the price of each task that `tasks.submit` holds in escrow or `tasks.approve` pays
 * to the builder, once per task.
 *
 * @throws ConfigError if an option is invalid, or a name in `allow` or `limits` is unknown.
 * @example
 * const tools = moltifyTools(client, {
 *   allow: ['read', 'tasks.create', 'tasks.submit'],
 *   limits: { spend: usd(50), 'tasks.submit': 3 },
 * })
 */
export const moltifyTools = (
  client: Moltify,
  options: ToolOptions<MoltifyOperation> = {},
): Tool[] => createTools(platform, client, options as ToolOptions)
