import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inputFingerprint, outputFingerprint } from './build/fingerprint.ts'
import type { Package } from './lib/packages.ts'
import { publishedPackages } from './lib/packages.ts'
import { cacheFolder, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

// Builds every published package that changed since its last build.
const results = await Promise.all(publishedPackages.map(buildIfStale))
process.exitCode = results.every(Boolean) ? 0 : 1

async function buildIfStale(pkg: Package): Promise<boolean> {
  const stamp = join(cacheFolder, 'build', pkg.name.replace('/', '+'))
  const inputs = inputFingerprint(pkg)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === `${inputs} ${outputFingerprint(pkg)}`) {
    console.log(`${pkg.name}: up to date`)
    return true
  }
  const { code, output, milliseconds } = await run(
    [node24, join(root, 'scripts', 'build', 'bundle.ts')],
    { cwd: pkg.folder, env: process.env },
  )
  console.log(`${pkg.name}: ${code === 0 ? 'built' : 'FAILED'} in ${Math.round(milliseconds)} ms`)
  if (code !== 0) console.error(output)
  else {
    mkdirSync(join(cacheFolder, 'build'), { recursive: true })
    writeFileSync(stamp, `${inputs} ${outputFingerprint(pkg)}`)
  }
  return code === 0
}
