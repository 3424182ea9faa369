import { readFileSync, writeFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'

/**
 * Marks type-only exports with `type`. Bundling declarations loses which classes were exported with
 * `export type`; importing such a class would compile and then fail at runtime.
 */
export function markTypeOnlyExports(entry: string, metafile: Metafile): void {
  const output = metafile.outputs[`dist/${entry}.js`]
  if (output === undefined) throw new Error(`esbuild did not create dist/${entry}.js.`)
  const exported = new Set(output.exports)
  const file = `dist/${entry}.d.ts`
  const marked = readFileSync(file, 'utf8').replace(
    /^export \{(.*)\}/gm,
    (_, names: string) => `export {${names.split(',').map(mark(exported)).join(',')}}`,
  )
  writeFileSync(file, marked)
}

const mark = (exported: ReadonlySet<string>) => (name: string) => {
  const exportedName = name.trim().split(' as ').at(-1) ?? ''
  return exportedName === '' || exportedName.startsWith('type ') || exported.has(exportedName)
    ? name
    : name.replace(/\S/, (first) => `type ${first}`)
}
