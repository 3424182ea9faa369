import { basename, join } from 'node:path'
import type { Check } from '../lib/checks.ts'
import type { Node } from '../lib/nodes.ts'
import type { SandboxProcess } from '../lib/sandbox.ts'
import { probes } from '../probes/probes.ts'
import type { Matrix } from './projects.ts'
import { tarballDependencies } from './projects.ts'

/** Yarn 1, which rejects packages whose `engines` exclude the running version of Node. */
export function yarnChecks(
  { tarballs, install }: Matrix,
  { yarn, node, sandbox }: { yarn: string; node: Node; sandbox: SandboxProcess },
): Check[] {
  const made = install({
    type: 'commonjs',
    dependencies: {},
    // The clients ask for a version of core that no registry has yet.
    manifest: { resolutions: tarballDependencies(tarballs) },
    install: [node.file, yarn, 'install', '--non-interactive', '--cache-folder', '.yarn-cache'],
  })
  return [
    {
      name: `yarn 1, ${node.name}: installs`,
      run: async () => {
        await made()
        return []
      },
    },
    ...probes.map(({ entry, platform, file }) => ({
      name: `yarn 1, ${node.name}: ${entry} by require()`,
      run: async () => {
        const { run } = await made()
        const target = JSON.stringify(sandbox.platform(platform))
        const script = join('src', 'commonjs.cjs')
        await run([node.file, script, entry, `./${basename(file)}`, target])
        return []
      },
    })),
  ]
}
