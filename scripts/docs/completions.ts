import { join } from 'node:path'
import ts from 'typescript'
import { compilerOptions } from './compile.ts'

/** Marks the position in a string literal where an editor is asked for completions. */
export const cursor = '<cursor>'

/** Libraries are the same in each use. */
const parsedFiles = ts.createDocumentRegistry()

/** Returns the strings that an editor offers at each cursor of a file that need not exist. */
export function completionsAt(folder: string, name: string, marked: string): string[][] {
  const parts = marked.split(cursor)
  const text = parts.join('')
  const file = join(folder, name)
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => compilerOptions(folder),
    getScriptFileNames: () => [file],
    getScriptVersion: (path) => (path === file ? text : ''),
    getScriptSnapshot: (path) => {
      const content = path === file ? text : ts.sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  }
  const service = ts.createLanguageService(host, parsedFiles)
  const [error] = service.getSemanticDiagnostics(file)
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '))
  let position = 0
  return parts.slice(0, -1).map((part) => {
    position += part.length
    const { entries = [] } = service.getCompletionsAtPosition(file, position, undefined) ?? {}
    return entries.map((entry) => entry.name)
  })
}
