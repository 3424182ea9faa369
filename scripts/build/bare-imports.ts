import { readFileSync, writeFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'

/**
 * Drops imports of a chunk that take nothing from it: no module of a package has side effects, and
 * bundlers warn about such an import. The exception is a command, which exports nothing and only
 * runs. The line stays, so that source maps hold.
 */
export function dropBareImports({ outputs }: Metafile): void {
  for (const [file, { exports }] of Object.entries(outputs)) {
    if (!file.endsWith('.js') || exports.length === 0) continue
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^import "\.[^"]+";$/gm, ''))
  }
}
