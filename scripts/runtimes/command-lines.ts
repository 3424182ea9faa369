import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { hostNode, node24, root } from '../lib/paths.mjs'

/** A runtime that is started with a script and its arguments. */
export interface CommandLine {
  name: string
  command: readonly [string, ...string[]]
}

const exe = process.platform === 'win32' ? '.exe' : ''
const installed = (...path: string[]) => join(root, 'node_modules', ...path)
const host = process.env['MOLT_HOST_NODE'] ?? hostNode()

export const commandLines: readonly CommandLine[] = [
  { name: `Node ${version(host)}, the machine's own`, command: [host] },
  { name: `Node ${version(node24)}`, command: [node24] },
  { name: 'Bun', command: [installed('bun', 'bin', 'bun.exe'), 'run'] },
  {
    name: 'Deno',
    command: [installed('deno', `deno${exe}`), 'run', '--allow-all', '--no-lock', '--no-remote'],
  },
]

function version(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1)
}
