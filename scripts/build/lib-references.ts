import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Adds the reference to the TypeScript library that an entry's types need beyond ES2022. Bundling
 * declarations drops such references, and users without Node's types would get "cannot find name".
 */
export function keepLibReferences(entry: string): void {
  const file = `dist/${entry}.d.ts`
  const text = readFileSync(file, 'utf8')
  if (!text.includes('Symbol.asyncDispose')) return
  writeFileSync(file, `/// <reference lib="esnext.disposable" />\n${text}`)
}
