import { join } from 'node:path'
import { installedNodes } from '../lib/nodes.ts'
import { root } from '../lib/paths.mjs'

/** A runtime that runs a script from the command line. */
export interface CommandLine {
  name: string
  command: readonly [string, ...string[]]
}

const exe = process.platform === 'win32' ? '.exe' : ''
const installed = (...path: string[]) => join(root, 'node_modules', ...path)

export const commandLines: readonly CommandLine[] = [
  ...installedNodes.map(({ name, file }) => ({ name, command: [file] as const })),
  { name: 'Bun', command: [installed('bun', 'bin', 'bun.exe'), 'run'] },
  {
    name: 'Deno',
    command: [installed('deno', `deno${exe}`), 'run', '--allow-all', '--no-lock', '--no-remote'],
  },
]
