import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDeclarations } from './build/declarations.ts'
import { inputFingerprint, outputFingerprint } from './build/fingerprint.ts'
import { publishedPackages } from './lib/packages.ts'
import { cacheFolder, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { temporaryFolder } from './lib/temporary-folder.mjs'

// Builds every published package that changed since its last build.
const builds = publishedPackages.map((pkg) => {
  const stamp = join(cacheFolder, 'build', pkg.name.replace('/', '+'))
  const inputs = inputFingerprint(pkg)
  const isCurrent =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === `${inputs} ${outputFingerprint(pkg)}`
  if (isCurrent) console.log(`${pkg.name}: up to date`)
  return { pkg, stamp, inputs, isCurrent }
})
const declarations = temporaryFolder('declarations')
const stale = builds.filter(({ isCurrent }) => !isCurrent)
if (stale.length > 0) {
  const { code, output } = await writeDeclarations(declarations)
  if (code === 0) await Promise.all(stale.map(build))
  else console.error(output)
  if (code !== 0) process.exitCode = 1
}

async function build({ pkg, stamp, inputs }: (typeof builds)[number]): Promise<void> {
  const { code, output, milliseconds } = await run(
    [node24, join(root, 'scripts', 'build', 'bundle.ts'), declarations],
    { cwd: pkg.folder, env: process.env },
  )
  console.log(`${pkg.name}: ${code === 0 ? 'built' : 'FAILED'} in ${Math.round(milliseconds)} ms`)
  if (code !== 0) {
    console.error(output)
    process.exitCode = 1
    return
  }
  mkdirSync(join(cacheFolder, 'build'), { recursive: true })
  writeFileSync(stamp, `${inputs} ${outputFingerprint(pkg)}`)
}
