import { join } from 'node:path'
import type { Project } from '../install/project.ts'
import { project } from '../install/project.ts'

/** The oldest Node that `npm test` runs on, and yarn 1, as npm packages. */
export async function installTools(): Promise<{ node20: string; yarn: string }> {
  const { folder }: Project = await project({
    type: 'commonjs',
    dependencies: { node: '~20.20.0', yarn: '^1.22.22' },
    sources: [],
    // The package of Node fetches its binary in a script.
    install: ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
  })
  const exe = process.platform === 'win32' ? '.exe' : ''
  return {
    node20: join(folder, 'node_modules', 'node', 'bin', `node${exe}`),
    yarn: join(folder, 'node_modules', 'yarn', 'bin', 'yarn.js'),
  }
}
