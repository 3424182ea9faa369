import { createHash } from 'node:crypto'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import type { Tarball } from '../pack/tarballs.ts'

/** What happened to a package: it was published, or this version was there with the same contents. */
export interface Published {
  name: string
  version: string
  result: 'published' | 'unchanged'
}

/**
 * Publishes the tarballs, each after those that it depends on, so that a publication that stops in the
 * middle leaves only packages that can be installed. It can be repeated: versions that the registry has
 * are left alone. Provenance is added where GitHub Actions can prove it.
 *
 * @throws {Error} if the registry has other contents under one of the versions, or rejects a package
 */
export async function publishAll(
  tarballs: readonly Tarball[],
  env: NodeJS.ProcessEnv,
): Promise<Published[]> {
  const results: Published[] = []
  for (const tarball of inDependencyOrder(tarballs)) {
    const { name, manifest } = tarball.package
    const { version } = manifest
    const existing = await publishedIntegrity(name, version, env)
    if (existing === undefined) await publish(tarball, env)
    else if (existing !== integrityOf(tarball))
      throw new Error(
        `${name}@${version} was published with other contents. Release a new version: \`pnpm changeset\`.`,
      )
    results.push({ name, version, result: existing ? 'unchanged' : 'published' })
  }
  return results
}

async function publish({ file }: Tarball, env: NodeJS.ProcessEnv): Promise<void> {
  const provenance = env['GITHUB_ACTIONS'] ? ['--provenance'] : []
  await npm(['publish', file, '--access', 'public', ...provenance], env)
}

/** Returns the checksum under which the registry has a version, or `undefined` if it has none. */
async function publishedIntegrity(
  name: string,
  version: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const args = ['view', `${name}@${version}`, 'dist.integrity', '--json']
  const { code, output } = await runNpm(args, env)
  if (code === 0) return output.trim() === '' ? undefined : JSON.parse(output)
  // Any other failure proves nothing about the version.
  if (output.includes('E404')) return undefined
  throw new Error(`npm ${args.join(' ')} failed.\n${output}`)
}

/** The checksum of a tarball as registries state it. */
const integrityOf = ({ bytes }: Tarball): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`

/** Returns the tarballs so that each follows those that it depends on. */
export function inDependencyOrder(tarballs: readonly Tarball[]): Tarball[] {
  const ordered = new Set<Tarball>()
  const add = (tarball: Tarball) => {
    const { dependencies = {} } = tarball.package.manifest
    for (const other of tarballs) if (other.package.name in dependencies) add(other)
    ordered.add(tarball)
  }
  for (const tarball of tarballs) add(tarball)
  return [...ordered]
}

async function npm(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await runNpm(args, env)
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed.\n${output}`)
}

const runNpm = (args: readonly string[], env: NodeJS.ProcessEnv) =>
  run(['npm', ...args, '--loglevel=error'], { cwd: root, env })
