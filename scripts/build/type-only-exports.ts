import { readFileSync, writeFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'

/**
 * Marks what only the types export. Bundling declarations forgets which classes were exported
 * with `export type`, and an `import` of one would compile and then fail.
 */
export function markTypeOnlyExports(entry: string, metafile: Metafile): void {
  const output = metafile.outputs[`dist/${entry}.js`]
  if (output === undefined) throw new Error(`esbuild made no dist/${entry}.js.`)
  const exported = new Set(output.exports)
  const file = `dist/${entry}.d.ts`
  const marked = readFileSync(file, 'utf8').replace(
    /^export \{(.*)\}/gm,
    (_, names: string) => `export {${names.split(',').map(mark(exported)).join(',')}}`,
  )
  writeFileSync(file, marked)
}

const mark = (exported: ReadonlySet<string>) => (name: string) => {
  const known = name.trim().split(' as ').at(-1) ?? ''
  return known === '' || known.startsWith('type ') || exported.has(known)
    ? name
    : name.replace(/\S/, (first) => `type ${first}`)
}
