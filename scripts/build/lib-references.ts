import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Has the types of an entry bring the library that they need beyond ES2022. Bundling declarations
 * drops such references, and a user without Node's types would be told that names are missing.
 */
export function keepLibReferences(entry: string): void {
  const file = `dist/${entry}.d.ts`
  const text = readFileSync(file, 'utf8')
  if (!text.includes('Symbol.asyncDispose')) return
  writeFileSync(file, `/// <reference lib="esnext.disposable" />\n${text}`)
}
