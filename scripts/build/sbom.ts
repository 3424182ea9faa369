import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Metafile } from 'esbuild'
import type { Manifest } from '../lib/packages.ts'
import { bundledProjects } from './notices.ts'

/** What the SBOM says of a component. */
interface Component {
  type: 'library'
  'bom-ref': string
  group?: string
  name: string
  version: string
  purl: string
  licenses: readonly [{ expression: string }]
}

/** The fields of a package.json that a component has. */
type Described = Pick<Manifest, 'name' | 'version' | 'license'>

/**
 * Returns the software bill of materials of a package, in CycloneDX 1.6: the projects whose code is
 * bundled, and the direct dependencies in the versions that it was built and tested with. It has no date
 * and no serial number, so that equal builds have equal bytes.
 *
 * @param folder the folder of the package, to which the paths in the metafile are relative
 */
export function sbom(manifest: Manifest, metafile: Metafile, folder: string): string {
  const bundled = bundledProjects(metafile, folder).map(readManifest).map(component)
  const dependencies = Object.keys(manifest.dependencies ?? {}).map((name) =>
    component(readManifest(dependencyFolder(name, folder))),
  )
  const main = component(manifest)
  const components = [...new Map([...bundled, ...dependencies].map((one) => [one.purl, one]))]
    .map(([, one]) => one)
    .sort((a, b) => a.purl.localeCompare(b.purl))
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: main },
    components,
    dependencies: [
      { ref: main['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) },
      ...components.map((one) => ({ ref: one['bom-ref'] })),
    ],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function component({ name, version, license = 'NOASSERTION' }: Described): Component {
  const [scope, rest] = name.startsWith('@') ? name.split('/') : [undefined, name]
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    type: 'library',
    'bom-ref': purl,
    ...(scope && { group: scope }),
    name: rest ?? name,
    version,
    purl,
    licenses: [{ expression: license }],
  }
}

const readManifest = (folder: string): Described =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** The folder of an installed dependency. Its package.json need not be one of its `exports`. */
function dependencyFolder(name: string, from: string): string {
  const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
  const found = paths.map((path) => join(path, name)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${name} is not installed in ${dirname(from)}.`)
  return found
}
