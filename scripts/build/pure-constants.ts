import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import ts from 'typescript'

/**
 * Lets bundlers drop the constants of contracts that an app does not use. Bundlers keep a call at the
 * top level of a module, such as `z.object()`, unless it is marked as pure, and never drop an object
 * with a spread.
 */
export const pureConstants: Plugin = {
  name: 'pure-constants',
  setup: (bundler) =>
    bundler.onLoad({ filter: /[\\/]contracts[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: markConstantsPure(await readFile(path, 'utf8')),
      loader: 'ts',
    })),
}

/** Wraps the values of top-level constants, except functions, in pure calls. Lines keep their numbers. */
export function markConstantsPure(code: string): string {
  const file = ts.createSourceFile('module.ts', code, ts.ScriptTarget.ESNext)
  const values = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => (initializer && !isFunction(initializer) ? [initializer] : []))
  return values.reduceRight(
    (text, { pos, end }) =>
      `${text.slice(0, pos)} /* @__PURE__ */ (() => (${text.slice(pos, end)}))()${text.slice(end)}`,
    code,
  )
}

const isFunction = (value: ts.Expression): boolean =>
  ts.isArrowFunction(value) || ts.isFunctionExpression(value)
