import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Package as Contents } from '@arethetypeswrong/core'
import { createPackageFromTarballData } from '@arethetypeswrong/core'
import { outputFingerprint } from '../build/fingerprint.ts'
import { pnpmCommand } from '../lib/install.mjs'
import type { Package } from '../lib/packages.ts'
import { publishedPackages } from '../lib/packages.ts'
import { cacheFolder, root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'

/** A packed package as users download it. */
export interface Tarball {
  package: Package
  file: string
  bytes: Buffer<ArrayBuffer>
  contents: Contents
}

const folder = join(cacheFolder, 'tarballs')
const stamp = join(folder, 'packed')

/** Packs every published package, as `pnpm publish` does, unless that was done since the last build. */
export async function packAll(): Promise<Tarball[]> {
  const inputs = publishedPackages.map(outputFingerprint).join(' ')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const filters = publishedPackages.flatMap(({ name }) => ['--filter', name])
    const { code, output } = await run(
      pnpmCommand(...filters, 'pack', '--pack-destination', folder),
      { cwd: root, env: process.env },
    )
    if (code !== 0) throw new Error(`pnpm pack failed.\n${output}`)
    writeFileSync(stamp, inputs)
  }
  return publishedPackages.map((pkg) => {
    const name = pkg.name.replace('@', '').replace('/', '-')
    const file = join(folder, `${name}-${pkg.manifest.version}.tgz`)
    const bytes = readFileSync(file)
    return { package: pkg, file, bytes, contents: createPackageFromTarballData(bytes) }
  })
}

/** The path of a file inside the tarball. */
export const pathInTarball = ({ package: { name } }: Tarball, path: string): string =>
  `/node_modules/${name}/${path}`
