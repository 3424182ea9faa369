import { readFileSync, writeFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'

/** Gives the classes of the built modules the names that they have in the source. */
export function restoreClassNames({ outputs }: Metafile): void {
  for (const file of Object.keys(outputs).filter((name) => name.endsWith('.js'))) {
    writeFileSync(file, withClassNames(readFileSync(file, 'utf8')))
  }
}

/**
 * esbuild writes `var Stream = class _Stream`, if the class uses itself, and its `name` is `_Stream`. Inside
 * of the class, its own name can be the same as the variable: both are the class.
 */
export function withClassNames(code: string): string {
  const renamed = [...code.matchAll(/\bvar (\w+) = class _\1\b/g)].map(([, name]) => name)
  return renamed.length === 0
    ? code
    : code.replace(new RegExp(`\\b_(${renamed.join('|')})\\b`, 'g'), '$1')
}
