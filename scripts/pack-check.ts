import { runChecks } from './lib/checks.ts'
import { classNameProblems } from './pack/class-names.ts'
import { contentProblems } from './pack/contents.ts'
import { importProblems } from './pack/imports.ts'
import { licenseProblems } from './pack/licenses.ts'
import { manifestProblems } from './pack/manifest.ts'
import { publintProblems } from './pack/publint.ts'
import { resolutionProblems } from './pack/resolution.ts'
import { packAll } from './pack/tarballs.ts'

// Checks the packages as users download them.
const tarballs = await packAll()

await runChecks(
  tarballs.flatMap((tarball) => {
    const { name } = tarball.package
    return [
      { name: `${name}: manifest`, run: () => manifestProblems(tarball) },
      { name: `${name}: contents`, run: () => contentProblems(tarball) },
      { name: `${name}: imports`, run: () => importProblems(tarball) },
      { name: `${name}: names of classes and types`, run: () => classNameProblems(tarball) },
      { name: `${name}: licenses of components`, run: () => licenseProblems(tarball) },
      { name: `${name}: publint`, run: () => publintProblems(tarball) },
      { name: `${name}: are the types wrong`, run: () => resolutionProblems(tarball) },
    ]
  }),
)
