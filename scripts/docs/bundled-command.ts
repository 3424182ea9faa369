import { join } from 'node:path'
import { bundleProgram } from '../build/bundle-program.ts'
import { node24, root } from '../lib/paths.mjs'

const bundles = new Map<string, Promise<string>>()

/**
 * Returns the command line that starts the command of a package from source: `sandbox` for
 * `molt-sandbox`. Pages start the same commands again and again, so each is bundled once.
 */
export async function bundledCommand(name: string): Promise<readonly [string, string]> {
  const bundle =
    bundles.get(name) ?? bundleProgram(join(root, 'packages', name, 'src', 'cli.node.ts'))
  bundles.set(name, bundle)
  return [node24, await bundle]
}
