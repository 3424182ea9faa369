import ts from 'typescript'
import { compile } from '../../scripts/docs/compile.ts'
import { root } from '../../scripts/lib/paths.mjs'
import type { BuiltPage } from './html.ts'
import { publicEntries } from './public-entries.ts'

/** Returns every public export that its page of the API reference has no heading or entry for. */
export function missingExports(pages: readonly BuiltPage[]): string[] {
  const entries = publicEntries()
  const program = compile(
    root,
    entries.map(({ source }) => source),
  )
  const checker = program.getTypeChecker()
  return entries.flatMap(({ name, source }) => {
    const file = program.getSourceFile(source)
    const module = file && checker.getSymbolAtLocation(file)
    if (module === undefined) throw new Error(`${source} has no exports.`)
    const html = pages.find(({ path }) => path === `/reference/api/${name}`)?.html
    if (html === undefined) return [`${name} has no page.`]
    const shown = new Set(
      [...html.matchAll(/<h3 id="[^"]*"[^>]*>(?:<s>)?([\w$]+)/g)].map(([, heading]) => heading),
    )
    return checker
      .getExportsOfModule(module)
      .filter((symbol) => !shown.has(symbol.name) && !isInternal(symbol, checker))
      .map((symbol) => `${name} exports ${symbol.name}, its page does not show it.`)
  })
}

const isInternal = (symbol: ts.Symbol, checker: ts.TypeChecker): boolean => {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return target.getJsDocTags(checker).some(({ name }) => name === 'internal')
}
