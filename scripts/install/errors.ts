import { join } from 'node:path'
import type { Check } from '../lib/checks.ts'
import { clients } from '../lib/packages.ts'
import { node24, readJson } from '../lib/paths.mjs'
import type { SandboxProcess } from '../lib/sandbox.ts'
import type { Tarball } from '../pack/tarballs.ts'
import type { Project } from './project.ts'
import { project } from './project.ts'
import { repack } from './repack.ts'

const core = '@molt-sdk/core'
const otherVersion = '0.0.1-other'

/** Compares errors of one client with the classes of another, with one core and with two versions of it. */
export function errorChecks(
  shared: Project,
  tarballs: readonly Tarball[],
  sandbox: SandboxProcess,
): Check[] {
  const names = clients.map(({ name }) => name)

  const recognize = async ({ run }: Project, compared: readonly string[], ...more: string[]) => {
    const targets = compared.map((name) => {
      const platform = name.slice(1, name.indexOf('/'))
      return [platform, sandbox.platform(platform)] as const
    })
    const json = JSON.stringify(Object.fromEntries(targets))
    await run([node24, join('src', 'shared-errors.mjs'), compared.join(','), json, ...more])
    return []
  }
  return [
    {
      name: 'errors of one client are instances of the classes of the others, imported and required',
      run: () => recognize(shared, names),
    },
    {
      name: `so they are with two versions of ${core} in one tree`,
      run: async () => {
        const [first = '', second = ''] = names
        const made = await twoVersions(tarballs, first, second)
        const modules = join(made.folder, 'node_modules')
        const versions = [modules, join(modules, second, 'node_modules')].map(
          (folder) => readJson(join(folder, core, 'package.json')).version,
        )
        if (versions[0] === otherVersion || versions[1] !== otherVersion)
          return [`npm installed the versions ${versions.join(' and ')} of ${core}.`]
        return recognize(made, [first, second], 'separate')
      },
    },
  ]
}

/** A project with two clients, of which the second needs a version of core of its own. */
async function twoVersions(tarballs: readonly Tarball[], first: string, second: string) {
  const tarballOf = (name: string): Tarball => {
    const found = tarballs.find((one) => one.package.name === name)
    if (found === undefined) throw new Error(`No tarball of ${name} was found.`)
    return found
  }
  const other = await repack(tarballOf(core), (manifest) => ({
    ...manifest,
    version: otherVersion,
  }))
  const client = await repack(tarballOf(second), (manifest) => ({
    ...manifest,
    dependencies: { ...manifest.dependencies, [core]: `file:${other}` },
  }))
  return project({
    type: 'module',
    dependencies: {
      [core]: `file:${tarballOf(core).file}`,
      [first]: `file:${tarballOf(first).file}`,
      [second]: `file:${client}`,
    },
  })
}
