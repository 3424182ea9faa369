import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/**
 * Returns the codes of the errors that the source of a package creates, sorted: values of a property
 * `code`, and codes that are passed to a function such as `notSentError('closed_by_client', …)`. Codes
 * that are put together while a program runs are not found.
 */
export function errorCodes(folder: string): string[] {
  const codes = new Set<string>()
  const files = globSync('src/**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] })
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const code of codesOf(file, text)) codes.add(code)
  }
  return [...codes].sort()
}

/** The codes of errors in one file. */
export function codesOf(file: string, text: string): string[] {
  const codes: string[] = []
  const addLiterals = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isCode(node.text)) codes.push(node.text)
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(addLiterals)
    else if (ts.isBinaryExpression(node)) [node.left, node.right].forEach(addLiterals)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code')
      addLiterals(node.initializer)
    if (ts.isCallExpression(node) && /error$|^reject$/i.test(node.expression.getText()))
      node.arguments.forEach(addLiterals)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true))
  return codes
}

const isCode = (text: string): boolean => /^[a-z]+(_[a-z0-9]+)*$/.test(text)
