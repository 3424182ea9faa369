import { existsSync, globSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import ts from 'typescript'
import { relativeToRoot } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { workspaceFolders } from '../lib/workspace-folders.mjs'

/** The files of one tsconfig.json. All paths here are relative to the root and use `/`. */
export interface Project {
  name: string
  /** The path of the tsconfig.json. */
  configFile: string
  files: readonly string[]
  /** Checked without Node's types. */
  portable: boolean
}

/** Returns all projects; the project of the whole repository comes first, because it takes longest. */
export function projects(): Project[] {
  return ['', ...workspaceFolders()]
    .map((folder) => slashed(join(folder, 'tsconfig.json')))
    .filter((file) => existsSync(join(root, file)))
    .map(project)
}

function project(configFile: string): Project {
  const { options, fileNames, errors } = parsed(configFile)
  const [error] = errors
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  const portable = !options.types?.includes('node')
  const location = configFile === 'tsconfig.json' ? 'all files' : dirname(configFile)
  return {
    name: `${location}, ${portable ? 'without' : 'with'} Node's types`,
    configFile,
    files: fileNames.map((file) => slashed(relativeToRoot(file))),
    portable,
  }
}

/** The compiler options and the files of a tsconfig.json. */
export function parsed(configFile: string): ts.ParsedCommandLine {
  const path = join(root, configFile)
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path))
}

/** Every file of the repository that can change what the type check reports. */
export const inputFiles = (): string[] =>
  globSync(['**/*.{ts,tsx,mts,cts,js,mjs,cjs,json}', '.*.mjs'], {
    cwd: root,
    exclude: ['**/node_modules', '**/dist'],
  })
    .map(slashed)
    .sort()

export const slashed = (path: string): string => path.replaceAll(sep, '/')
