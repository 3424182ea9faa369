import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { relativeToRoot } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { parsed, slashed } from './projects.ts'

/** One file of the repository imports another. Paths are relative to the root. */
export interface Import {
  from: string
  to: string
  /** The imported names; empty for `import * as`, `import()` and similar imports. */
  names: readonly string[]
}

const { options } = parsed('tsconfig.json')
const cache = ts.createModuleResolutionCache(root, (path) => path, options)

/** Returns the imports of a file that TypeScript resolves to files of this repository. */
export function importsOf(from: string): Import[] {
  const path = join(root, from)
  const text = readFileSync(path, 'utf8')
  const named = namedImports(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext))
  const specifiers = new Set(ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName))
  return [...specifiers].flatMap((specifier) => {
    const resolved = ts.resolveModuleName(specifier, path, options, ts.sys, cache).resolvedModule
    const to = slashed(relativeToRoot(resolved?.resolvedFileName ?? '..'))
    const ours = !to.startsWith('..') && !to.includes('node_modules/') && !to.endsWith('.json')
    return ours ? { from, to, names: named.get(specifier) ?? [] } : []
  })
}

/** Maps module specifiers to the names of `import { a } from` and `export { a } from`. */
function namedImports(file: ts.SourceFile): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue
    const { moduleSpecifier } = statement
    const bindings = ts.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : statement.exportClause
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) continue
    if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) continue
    const names = bindings.elements.map(({ name, propertyName = name }) => propertyName.text)
    found.set(moduleSpecifier.text, [...(found.get(moduleSpecifier.text) ?? []), ...names])
  }
  return found
}
