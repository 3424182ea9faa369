import { readFileSync, writeFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'

/**
 * Removes imports of chunks that import no names: no module of our packages has side effects, and
 * bundlers warn about such imports. Commands are the exception: they export nothing and only run. The
 * line stays, so that source maps remain correct.
 */
export function dropBareImports({ outputs }: Metafile): void {
  for (const [file, { exports }] of Object.entries(outputs)) {
    if (!file.endsWith('.js') || exports.length === 0) continue
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^import "\.[^"]+";$/gm, ''))
  }
}
