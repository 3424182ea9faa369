import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { unreviewedLicenses } from '../pack/licenses.ts'
import { sbom } from './sbom.ts'

const folder = temporaryFolder('sbom')
const install = (name: string, license: string): string => {
  const home = join(folder, 'node_modules', name)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version: '2.0.0', license }))
  return `node_modules/${name}/index.js`
}
const metafile = (file: string) => ({
  inputs: {},
  outputs: {
    'dist/index.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: { [file]: { bytesInOutput: 1 } },
    },
  },
})

test('lists bundled projects and dependencies in a document that is valid CycloneDX', async () => {
  install('ws', 'MIT')
  const manifest = {
    name: '@a/b',
    version: '1.0.0',
    license: 'MIT',
    dependencies: { ws: '^2.0.0' },
  }
  const text = sbom(manifest, metafile(install('@some/bundled', 'GPL-3.0-only')), folder)
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
  expect(await validator.validate(text)).toBeNull()
  expect(JSON.parse(text)).toMatchObject({
    metadata: { component: { group: '@a', name: 'b', purl: 'pkg:npm/%40a/b@1.0.0' } },
    components: [{ purl: 'pkg:npm/%40some/bundled@2.0.0' }, { purl: 'pkg:npm/ws@2.0.0' }],
  })
  expect(unreviewedLicenses(JSON.parse(text))).toEqual([
    'pkg:npm/%40some/bundled@2.0.0 has the license GPL-3.0-only, which was not reviewed.',
  ])
})

test('throws for a dependency that is not installed', () => {
  const manifest = { name: '@a/b', version: '1.0.0', dependencies: { missing: '1.0.0' } }
  expect(() => sbom(manifest, metafile('src/index.ts'), folder)).toThrow('missing is not installed')
})
