/**
 * A transport for Node.js on `node:http` and `node:https`.
 *
 * @module
 */
export type { Transport } from '../http/transport.ts'
export { type NodeTransportOptions, nodeTransport } from './node-transport.node.ts'
