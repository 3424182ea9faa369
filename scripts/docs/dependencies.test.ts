import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishedPackages } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

/** The rows of CONTRIBUTING.md that say why users install a package, as `<package> of <our package>`. */
const rows = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|'))
  .filter(([, , , reason = '']) => reason.trim() !== '')
  .flatMap(([, dependencies = '', packages = '']) =>
    namesIn(dependencies).flatMap((one) => namesIn(packages).map((name) => `${one} of ${name}`)),
  )

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

test.for(publishedPackages)(
  '$name: CONTRIBUTING.md says why each dependency is needed',
  ({ name, manifest }) => {
    const ours = publishedPackages.map((other) => other.name)
    const others = Object.keys(manifest.dependencies ?? {}).filter((one) => !ours.includes(one))
    expect(others.filter((one) => !rows.includes(`${one} of ${name}`))).toEqual([])
  },
)
