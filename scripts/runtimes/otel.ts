import { join } from 'node:path'
import type { Check } from '../lib/checks.ts'
import { publishedPackages } from '../lib/packages.ts'
import { run } from '../lib/run.mjs'
import type { PlatformInfo } from '../lib/sandbox.ts'
import { commandLines } from './command-lines.ts'
import { runInWorkerd } from './workerd.ts'

const name = '@molt-sdk/otel'

/** Records calls of the built MoltInfra client with OpenTelemetry in each runtime. */
export function otelChecks(target: () => PlatformInfo): Check[] {
  const { folder } = publishedPackages.find((pkg) => pkg.name === name) ?? notFound()
  const script = join(folder, 'test', 'run-probe.mjs')
  return [
    ...commandLines.map((runtime) => ({
      name: `${name} on ${runtime.name}`,
      run: async () => {
        const { code, output } = await run([...runtime.command, script, JSON.stringify(target())], {
          cwd: folder,
          env: process.env,
        })
        return code === 0 ? [] : [output]
      },
    })),
    {
      name: `${name} on workerd`,
      run: async () => {
        const probe = join(folder, 'test', 'workerd-probe.mjs')
        await runInWorkerd(join(folder, 'dist', 'index.js'), probe, target())
        return []
      },
    },
  ]
}

function notFound(): never {
  throw new Error(`The package ${name} was not found.`)
}
