import { checkPackage } from '@arethetypeswrong/core'
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems'
import type { Tarball } from './tarballs.ts'

/** How TypeScript users import: from ESM, from CommonJS through require(esm), through a bundler. */
const kinds = ['node16-esm', 'node16-cjs', 'bundler'] as const

/** Are the types found, and true, from everywhere? */
export async function resolutionProblems({ contents }: Tarball): Promise<string[]> {
  const analysis = await checkPackage(contents)
  if (analysis.types === false) return ['The package has no types.']
  return kinds.flatMap((resolutionKind) =>
    filterProblems(analysis, { resolutionKind })
      // ESM only by intent: require() loads it, and the clean CommonJS project proves that.
      .filter(({ kind }) => kind !== 'CJSResolvesToESM')
      .map((problem) => {
        const { title, shortDescription } = problemKindInfo[problem.kind]
        return `${resolutionKind}: ${title} (${shortDescription})\n${JSON.stringify(problem)}`
      }),
  )
}
