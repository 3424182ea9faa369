import { checkPackage } from '@arethetypeswrong/core'
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems'
import { entries, isInternal } from '../build/entries.ts'
import type { Tarball } from './tarballs.ts'

/** How TypeScript resolves packages: without `exports`, from ESM, from CommonJS, with a bundler. */
const resolutionKinds = ['node10', 'node16-esm', 'node16-cjs', 'bundler'] as const

/** Reports types that do not resolve or do not match the code. */
export async function resolutionProblems({ contents, package: pkg }: Tarball): Promise<string[]> {
  // A package with a command alone has nothing to import.
  if (entries(pkg.manifest).every(({ hasTypes }) => !hasTypes)) return []
  const internal = Object.keys(pkg.manifest.exports ?? {}).filter(isInternal)
  const analysis = await checkPackage(contents, { excludeEntrypoints: internal })
  if (analysis.types === false) return ['The package has no types.']
  const esmOnly = entries(pkg.manifest)
    .filter(({ commonjs }) => !commonjs)
    .map(({ name }) => `./${name}`)
  return resolutionKinds.flatMap((resolutionKind) =>
    filterProblems(analysis, { resolutionKind })
      .filter((problem) => !('entrypoint' in problem && esmOnly.includes(problem.entrypoint)))
      .map((problem) => {
        const { title, shortDescription } = problemKindInfo[problem.kind]
        return `${resolutionKind}: ${title} (${shortDescription})\n${JSON.stringify(problem)}`
      }),
  )
}
