import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CheckFailure } from '../lib/checks.ts'
import type { Manifest } from '../lib/packages.ts'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import type { Tarball } from '../pack/tarballs.ts'
import { pathInTarball } from '../pack/tarballs.ts'

/** Packs a tarball again with another manifest. Returns the file. */
export async function repack(
  tarball: Tarball,
  change: (manifest: Manifest) => Manifest,
): Promise<string> {
  const folder = temporaryFolder('repack')
  const start = pathInTarball(tarball, '')
  for (const path of tarball.contents.listFiles()) {
    const file = join(folder, path.slice(start.length))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, tarball.contents.readFile(path))
  }
  const packed: Manifest = JSON.parse(
    tarball.contents.readFile(pathInTarball(tarball, 'package.json')),
  )
  writeFileSync(join(folder, 'package.json'), JSON.stringify(change(packed)))
  const { code, output } = await run(['npm', 'pack', '--loglevel=error'], {
    cwd: folder,
    env: process.env,
  })
  if (code !== 0) throw new CheckFailure(`npm pack failed.\n${output}`)
  return join(folder, output.trim())
}
