import type { Project } from './projects.ts'

/** The `molt` command runs in Node only. */
const isPortable = /^(contracts|packages\/(?!cli\/)[^/]+)\/src\/(?!.*\.(node|test|test-d)\.ts$)/

/** Reports TypeScript files in no project, and portable files that are only checked with Node's types. */
export function coverageProblems(
  files: readonly string[],
  projects: readonly Pick<Project, 'files' | 'portable'>[],
): string[] {
  const checked = new Set(projects.flatMap((project) => project.files))
  const portable = new Set(projects.flatMap((project) => (project.portable ? project.files : [])))
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      if (!checked.has(file)) return `${file} is not included in any tsconfig.json.`
      if (isPortable.test(file) && !portable.has(file))
        return `${file} is checked with Node's types only: its package needs a tsconfig.json that includes it.`
      return []
    })
}
