/**
 * A transport for Node.js on `node:http` and `node:https`.
 *
 * @module
 */
export type { NodeTransportOptions, Transport } from '@molt-sdk/core/node'
export { nodeTransport } from '@molt-sdk/core/node'
