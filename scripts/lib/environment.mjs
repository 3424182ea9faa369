import { delimiter, join } from 'node:path'
import { cacheFolder, hostNode, root } from './paths.mjs'

/** Variables that npm and pnpm set for the running script; the tools of a step must not see them. */
const npmVariables =
  /^(npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix|config_user_agent)|INIT_CWD$|NODE_PATH$)/

/** The environment of every step: Node 24 and the repository's tools come first in PATH. */
export function stepEnvironment() {
  const variables = Object.entries(process.env).filter(([name]) => !npmVariables.test(name))
  const bin = join(root, 'node_modules', '.bin')
  return {
    ...Object.fromEntries(variables),
    ...colorVariables(),
    PATH: [bin, process.env['PATH'] ?? ''].join(delimiter),
    // Compiled code of Node and its tools, which steps start hundreds of times.
    NODE_COMPILE_CACHE: join(cacheFolder, 'compiled'),
    MOLT_HOST_NODE: process.env['MOLT_HOST_NODE'] ?? hostNode(),
  }
}

/** Tools write to a pipe and cannot detect the terminal behind it. */
function colorVariables() {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { FORCE_COLOR: undefined, NO_COLOR: '1' }
}
