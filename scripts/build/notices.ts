import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Metafile } from 'esbuild'

/**
 * Returns the license texts of all bundled projects, which those licenses require.
 *
 * @param folder the folder to which the paths in the metafile are relative
 */
export function notices(metafile: Metafile, folder: string): string {
  const blocks = bundledProjects(metafile, folder)
    .map(notice)
    .sort((a, b) => a.localeCompare(b))
  if (blocks.length === 0) return 'This package bundles no third-party code.\n'
  return `This package contains code of the following projects.\n\n${blocks.join('\n')}`
}

/**
 * Returns the folders of all projects of others whose code is bundled.
 *
 * @param folder the folder to which the paths in the metafile are relative
 */
export const bundledProjects = (metafile: Metafile, folder: string): string[] => [
  ...new Set(usedFiles(metafile).flatMap((file) => packageFolder(resolve(folder, file)))),
]

/** Files with code left after tree shaking. */
function usedFiles({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
}

/** `…/node_modules/ky` of `…/node_modules/ky/distribution/index.js`; nothing for our own files. */
function packageFolder(file: string): string[] {
  const marker = `${sep}node_modules${sep}`
  const start = file.lastIndexOf(marker)
  if (start < 0) return []
  const [first = '', second = ''] = file.slice(start + marker.length).split(sep)
  const name = first.startsWith('@') ? join(first, second) : first
  return [join(file.slice(0, start), 'node_modules', name)]
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry))
  if (file === undefined) throw new Error(`${name} ${version} is bundled but has no license file.`)
  const text = readFileSync(join(folder, file), 'utf8').trim()
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n${'='.repeat(80)}\n\n${text}\n`
}
