import type { Project, ProjectOptions } from '../install/project.ts'
import { project } from '../install/project.ts'
import type { Node } from '../lib/nodes.ts'
import type { Tarball } from '../pack/tarballs.ts'

/** What the checks of a tool are made of. */
export interface Matrix {
  tarballs: readonly Tarball[]
  nodes: readonly Node[]
  /** Makes a project with our packages when it is first asked for. */
  install(options: ToolProject): () => Promise<Project>
}

interface ToolProject extends ProjectOptions {
  /** Completes the project after its installation. */
  prepare?(project: Project): void | Promise<void>
}

export const matrixOf = (tarballs: readonly Tarball[], nodes: readonly Node[]): Matrix => ({
  tarballs,
  nodes,
  install({ prepare, ...options }) {
    let made: Promise<Project> | undefined
    const make = async () => {
      const dependencies = {
        ...tarballDependencies(tarballs),
        ...oldestZod,
        ...options.dependencies,
      }
      const installed = await project({ ...options, dependencies })
      await prepare?.(installed)
      return installed
    }
    return () => {
      made ??= make()
      return made
    }
  },
})

/** The oldest zod that the schemas of the clients work with. */
export const oldestZod = { zod: '4.0.0' }

/** Our packages as dependencies of a project. */
export const tarballDependencies = (tarballs: readonly Tarball[]): Record<string, string> =>
  Object.fromEntries(tarballs.map((one) => [one.package.name, `file:${one.file}`]))
