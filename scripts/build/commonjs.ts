import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { transform } from 'sucrase'
import type { Entry } from './entries.ts'

/**
 * Translates the built ES modules to CommonJS, file by file, so both formats have the same chunks, and a
 * class that two entries share is one class in both. Lines keep their numbers, so that the source map of
 * the ES module fits both. `import()` becomes `require()`, because jest does not support it.
 */
export function writeCommonjs(entries: readonly Entry[], { outputs }: Metafile): void {
  const files = new Set<string>()
  const add = (file: string): void => {
    if (files.has(file) || outputs[file] === undefined) return
    files.add(file)
    for (const { path, external } of outputs[file].imports) if (!external) add(path)
  }
  for (const { name } of entries) add(`dist/${name}.js`)
  for (const file of files) {
    writeFileSync(file.replace(/\.js$/, '.cjs'), toCommonjs(readFileSync(file, 'utf8')))
  }
  if (entries.length > 0) writeCommonjsTypes()
}

/** @param code an ES module in esbuild's output format */
export function toCommonjs(code: string): string {
  const translated = transform(code, { transforms: ['imports'], disableESTransforms: true })
  return translated.code.replace(/(\brequire\((['"])\.\.?\/[^'"]+)\.js(\2\))/g, '$1.cjs$3')
}

/** Writes the same types as `.d.cts`, with import paths that end in `.cjs`. */
function writeCommonjsTypes(): void {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.d.ts'))) {
    const text = readFileSync(join('dist', file), 'utf8')
    writeFileSync(
      join('dist', file.replace(/\.d\.ts$/, '.d.cts')),
      text.replace(/(['"]\.\.?\/[^'"]+)\.js(['"])/g, '$1.cjs$2'),
    )
  }
}
