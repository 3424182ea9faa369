import type { Tarball } from './tarballs.ts'
import { pathInTarball } from './tarballs.ts'

/** Licenses under which code may be bundled or depended on: they ask for no more than their notice. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'])

/** Reviewed one by one: the license asks for more only of those who change the code of the package. */
const allowedDependencies = new Set(['pkg:npm/%40jmespath-community/jmespath MPL-2.0'])

interface Sbom {
  components: readonly { purl: string; licenses: readonly { expression: string }[] }[]
}

/** Reports components of the SBOM whose license was not reviewed. */
export function licenseProblems(tarball: Tarball): string[] {
  const text = tarball.contents.readFile(pathInTarball(tarball, 'sbom.cdx.json'))
  return unreviewedLicenses(JSON.parse(text))
}

export const unreviewedLicenses = ({ components }: Sbom): string[] =>
  components.flatMap(({ purl, licenses }) =>
    licenses
      .filter(
        ({ expression }) =>
          !allowed.has(expression) &&
          !allowedDependencies.has(`${purl.replace(/@[^@]*$/, '')} ${expression}`),
      )
      .map(({ expression }) => `${purl} has the license ${expression}, which was not reviewed.`),
  )
