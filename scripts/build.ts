import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inputFingerprint, outputFingerprint } from './build/fingerprint.ts'
import type { Package } from './lib/packages.ts'
import { published } from './lib/packages.ts'
import { cacheFolder, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

// Builds every published package of which something changed since it was last built.
const results = await Promise.all(published.map(buildIfStale))
process.exitCode = results.every(Boolean) ? 0 : 1

async function buildIfStale(one: Package): Promise<boolean> {
  const stamp = join(cacheFolder, 'build', one.name.replace('/', '+'))
  const inputs = inputFingerprint(one)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === `${inputs} ${outputFingerprint(one)}`) {
    console.log(`${one.name}: nothing new`)
    return true
  }
  const { code, output, milliseconds } = await run(
    [node24, join(root, 'scripts', 'build', 'bundle.ts')],
    { cwd: one.folder, env: process.env },
  )
  console.log(`${one.name}: ${code === 0 ? 'built' : 'FAILED'} in ${Math.round(milliseconds)} ms`)
  if (code !== 0) console.error(output)
  else {
    mkdirSync(join(cacheFolder, 'build'), { recursive: true })
    writeFileSync(stamp, `${inputs} ${outputFingerprint(one)}`)
  }
  return code === 0
}
