import { execFileSync } from 'node:child_process'
import { hostNode, node24 } from './paths.mjs'

/** A Node.js that checks are run with. */
export interface Node {
  /** `Node 24.21.0` */
  name: string
  file: string
}

export const nodeAt = (file: string): Node => ({
  name: `Node ${execFileSync(file, ['--version'], { encoding: 'utf8' }).trim().slice(1)}`,
  file,
})

/** The Node.js that the machine itself has, and the repository's own. */
export const installedNodes: readonly Node[] = [
  nodeAt(process.env['MOLT_HOST_NODE'] ?? hostNode()),
  nodeAt(node24),
]
