import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../lib/checks.ts'
import { clients } from '../lib/packages.ts'
import { node24 } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import type { Project } from './project.ts'

/** Uses the schemas and the OpenAPI documents of all clients: imported, required, and without zod. */
export function schemaChecks(esm: Project, commonjs: Project): Check[] {
  const names = clients.map(({ name }) => name)
  const use = async (project: Project, script: string) => {
    await project.run([node24, join('src', script), ...names])
    return []
  }
  return [
    {
      name: 'schemas and OpenAPI documents, imported, with the newest zod',
      run: () => use(esm, 'schemas.mjs'),
    },
    {
      name: 'schemas and OpenAPI documents, required, with the oldest zod',
      run: () => use(commonjs, 'schemas.cjs'),
    },
    { name: 'without zod, the schemas name the missing package', run: () => withoutZod(esm) },
  ]
}

/** Copies the packages into a project without zod: only the import of the schemas fails. */
async function withoutZod({ folder }: Project): Promise<string[]> {
  const copy = temporaryFolder('without-zod')
  for (const name of ['@molt-sdk', '@moltify', 'ws']) {
    cpSync(join(folder, 'node_modules', name), join(copy, 'node_modules', name), {
      recursive: true,
    })
  }
  const evaluate = (code: string) =>
    run([node24, '--input-type=module', '--eval', code], { cwd: copy, env: process.env })
  const client = await evaluate("await import('@moltify/sdk')")
  const schemas = await evaluate("await import('@moltify/sdk/schemas')")
  return [
    ...(client.code === 0 ? [] : [`Without zod, the client fails.\n${client.output}`]),
    ...(/Cannot find package 'zod'.*schemas\.js/.test(schemas.output)
      ? []
      : [`Unexpected error without zod: ${schemas.output}`]),
  ]
}
