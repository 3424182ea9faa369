import { version } from '../version.ts'
import type { ClientPlatform } from './client-platform.ts'

/** In a page or a worker of it, a custom header would cause a CORS preflight for every call. */
const isServerRuntime: boolean = !('document' in globalThis) && !('importScripts' in globalThis)

/** Node.js from version 21, Bun, Deno and Workers name themselves, such as `Node.js/24`. */
const runtime: string = globalThis.navigator?.userAgent ?? ''

/** Returns the SDK with its version, and the runtime: `moltify-sdk/1.0.0 Node.js/24`. */
export const userAgentOf = ({ auth }: ClientPlatform): string | false =>
  isServerRuntime &&
  `${auth.env.split('_', 1)}-sdk`.toLowerCase() + `/${version} ${runtime}`.trimEnd()
