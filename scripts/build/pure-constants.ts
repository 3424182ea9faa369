import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import ts from 'typescript'

/**
 * Lets bundlers drop the constants that an app does not use. Bundlers keep a call at the top level of a
 * module, such as `z.object()`, unless it is marked as pure, and never drop an object with a spread.
 */
export const pureConstants: Plugin = {
  name: 'pure-constants',
  setup: (bundler) =>
    bundler.onLoad({ filter: /[\\/](contracts|core)[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: markConstantsPure(await readFile(path, 'utf8')),
      loader: 'ts',
    })),
}

/** Wraps the values of top-level constants that have a call or a spread in pure calls. Lines keep their numbers. */
export function markConstantsPure(code: string): string {
  const file = ts.createSourceFile('module.ts', code, ts.ScriptTarget.ESNext, true)
  const values = file.statements
    .filter(ts.isVariableStatement)
    .filter(({ declarationList }) => declarationList.flags & ts.NodeFlags.Const)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => (initializer && isKept(initializer) ? [initializer] : []))
  return values.reduceRight(
    (text, { pos, end }) =>
      `${text.slice(0, pos)} /* @__PURE__ */ (() => (${text.slice(pos, end)}))()${text.slice(end)}`,
    code,
  )
}

/** Whether bundlers keep an expression although its value is not used. */
const isKept = (node: ts.Node): boolean => {
  if (ts.isFunctionLike(node) || ts.isTypeNode(node) || isMarked(node)) return false
  const isCall = ts.isCallExpression(node) || ts.isNewExpression(node)
  const isSpread = ts.isSpreadAssignment(node) || ts.isSpreadElement(node)
  return isCall || isSpread || ts.forEachChild(node, (child) => isKept(child) || undefined) === true
}

const isMarked = (node: ts.Node): boolean =>
  node.getFullText().trimStart().startsWith('/* @__PURE__')
