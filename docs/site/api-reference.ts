import { join, relative } from 'node:path'
import { Application } from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'
import { root } from '../../scripts/lib/paths.mjs'
import { publicEntries } from './public-entries.ts'

/** Writes one page for each public entry, from the doc comments of its exports. */
export async function writeApiReference(folder: string): Promise<void> {
  const entries = publicEntries()
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
    useCodeBlocks: true,
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
}

/** The name that TypeDoc gives to the module of a file: `moltify/src/webhooks`. */
const moduleName = (source: string): string =>
  relative(join(root, 'packages'), source).replace(/(\/index)?\.ts$/, '')
