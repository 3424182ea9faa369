/**
 * The types that the tools of all platforms share.
 *
 * @module
 */

export type { Cents } from '@molt-sdk/contracts/kernel'
export { cents, usd } from '@molt-sdk/contracts/kernel'
export type { JsonSchema } from './catalogue/json-schema.ts'
export type {
  ApprovalRequest,
  Approve,
  ExecuteOptions,
  Preview,
  Tool,
  ToolResult,
} from './tool.ts'
export type { Limits, ToolOptions } from './tool-options.ts'
