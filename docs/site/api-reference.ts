import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Application } from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'
import { clients, platformOf } from '../../scripts/lib/packages.ts'
import { root } from '../../scripts/lib/paths.mjs'
import type { PublicEntry } from './public-entries.ts'
import { publicEntries, resourcePage } from './public-entries.ts'

/** Generated modules, only for TypeDoc. */
const generatedFolder = join(root, 'docs', 'reference', 'modules')

/**
 * Writes one page for each public entry, from the doc comments of its exports, and one for the resources of
 * each client, whose classes are not exported.
 */
export async function writeApiReference(folder: string): Promise<void> {
  const entries = [...publicEntries(), ...resourceEntries()]
  try {
    await runTypeDoc(folder, entries)
  } finally {
    rmSync(generatedFolder, { recursive: true })
  }
}

/** Writes a module for each client that exports the classes of its resources: `infra.agents`. */
function resourceEntries(): PublicEntry[] {
  mkdirSync(generatedFolder, { recursive: true })
  return clients.map((client) => {
    const resources = join(client.folder, 'src', 'resources')
    const source = join(generatedFolder, `${platformOf(client)}.ts`)
    const files = readdirSync(resources, { recursive: true, encoding: 'utf8' })
    const lines = files
      .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
      .map((file) => `export * from '${relative(generatedFolder, join(resources, file))}'`)
    writeFileSync(source, lines.join('\n'))
    return { name: resourcePage(client.name), source }
  })
}

async function runTypeDoc(folder: string, entries: readonly PublicEntry[]): Promise<void> {
  const names = new Map(entries.map(({ name, source }) => [moduleName(source), name]))
  const markdown: Partial<PluginOptions> = {
    outputFileStrategy: 'modules',
    entryFileName: 'index',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    propertyMembersFormat: 'table',
    tableColumnSettings: {
      hideSources: true,
      hideModifiers: true,
      hideInherited: true,
      hideOverrides: true,
    },
    expandObjects: false,
    sanitizeComments: true,
    useHTMLAnchors: true,
  }
  const app = await Application.bootstrapWithPlugins({
    ...markdown,
    entryPoints: entries.map(({ source }) => source),
    tsconfig: join(root, 'docs', 'tsconfig.typedoc.json'),
    plugin: ['typedoc-plugin-markdown'],
    out: folder,
    readme: 'none',
    name: 'API reference',
    // The type check is a step of its own.
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    logLevel: 'Warn',
  } as object)
  const project = await app.convert()
  if (project === undefined) throw new Error('TypeDoc could not read the entries of the packages.')
  // TypeDoc names a module after its file, users import it by another name.
  for (const module of project.children ?? []) module.name = names.get(module.name) ?? module.name
  await app.generateOutputs(project)
  for (const client of clients) introduceResources(folder, client.name)
}

/** Says on the page of a client's resources that it is not a module, unlike the other pages. */
function introduceResources(folder: string, client: string): void {
  const file = join(folder, `${resourcePage(client)}.md`)
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  const introduction = `# Methods of ${client}

The classes of the client's properties, by which its methods are grouped: \`client.agents.list()\` is a method of \`Agents\`. They are not exported.`
  writeFileSync(file, [introduction, ...rest].join('\n'))
}

/** The name that TypeDoc gives to the module of a file: `packages/moltify/src/webhooks`. */
const moduleName = (source: string): string => relative(root, source).replace(/(\/index)?\.ts$/, '')
