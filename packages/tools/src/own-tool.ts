import type { Effect } from '@molt-sdk/contracts/kernel'
import type { Input } from './catalogue/catalogue.ts'
import type { JsonSchema } from './catalogue/json-schema.ts'
import type { ExecuteOptions } from './tool.ts'

/** A tool that is more than one operation. */
export interface OwnTool<Client> {
  readonly operation: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
  readonly effect: Effect
  readonly run: (client: Client, input: Input, options: ExecuteOptions) => Promise<unknown>
}
