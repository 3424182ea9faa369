import { delimiter, join } from 'node:path'
import { hostNode, root } from './paths.mjs'

/** Variables with which npm and pnpm tell a script about themselves; a tool inside must not see them. */
const aboutTheCaller =
  /^(npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix|config_user_agent)|INIT_CWD$|NODE_PATH$)/

/** The environment in which every step runs: Node 24 and the repository's own tools come first. */
export function stepEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !aboutTheCaller.test(name))
  const bin = join(root, 'node_modules', '.bin')
  return {
    ...Object.fromEntries(kept),
    ...colours(),
    PATH: [bin, process.env['PATH'] ?? ''].join(delimiter),
    MOLT_HOST_NODE: process.env['MOLT_HOST_NODE'] ?? hostNode(),
  }
}

/** Tools see a pipe and not the screen behind it, so they are told. */
function colours() {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { FORCE_COLOR: undefined, NO_COLOR: '1' }
}
