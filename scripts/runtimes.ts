import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sourceCondition } from './build/entries.ts'
import { browserBundle } from './lib/browser-bundle.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { publishedPackages } from './lib/packages.ts'
import { node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { builtCommand, startSandbox } from './lib/sandbox.ts'
import type { Probe } from './probes/probes.ts'
import { probes } from './probes/probes.ts'
import type { CommandLine } from './runtimes/command-lines.ts'
import { commandLines } from './runtimes/command-lines.ts'
import { noForeignSubpaths } from './runtimes/foreign-subpaths.ts'
import { otelChecks } from './runtimes/otel.ts'
import { sentOnceChecks } from './runtimes/sent-once.ts'
import { runInWorkerd } from './runtimes/workerd.ts'

// Runs calls of the built clients in each runtime, and bundles every portable entry for browsers.
// The tier with the highest rate limits, because all runtimes share it.
const sandbox = await startSandbox([...builtCommand, '--tier', 'enterprise'])
try {
  await runChecks([
    ...probes.flatMap(runtimeChecks),
    ...probes.filter(({ entry, client }) => entry === client.name).map(olderEngineCheck),
    ...otelChecks(() => sandbox.platform('moltinfra')),
    ...sentOnceChecks(),
    ...publishedPackages.flatMap(bundleChecks),
  ])
} finally {
  await sandbox.stop()
}

function runtimeChecks(probe: Probe): Check[] {
  const { portable, node } = probe.built
  const target = () => sandbox.platform(probe.platform)
  const onCommandLines = [portable, ...(node ? [node] : [])].flatMap((file) =>
    commandLines.map(({ name, command }) => ({
      name: `${probe.entry}${file === node ? ' (Node build)' : ''} on ${name}`,
      run: () =>
        runProbe(command, join(probe.client.folder, file), probe.file, JSON.stringify(target())),
    })),
  )
  const inWorkerd = {
    name: `${probe.entry} on workerd`,
    run: async () => {
      await runInWorkerd(join(probe.client.folder, portable), probe.file, target())
      return []
    },
  }
  return [...onCommandLines, inWorkerd]
}

/**
 * Runs the files of a client as they are, where newer APIs are missing. React Native's bundler drops
 * nothing, so no file may need them when it is loaded.
 */
function olderEngineCheck({ entry, platform, client, built, file }: Probe): Check {
  return {
    name: `${entry}, not bundled, where newer APIs are missing`,
    run: async () => {
      const script = join(root, 'scripts', 'runtimes', 'older-engine.mjs')
      const urls = [join(client.folder, built.portable), file].map(
        (path) => pathToFileURL(path).href,
      )
      const target = JSON.stringify(sandbox.platform(platform))
      const { code, output } = await run([node24, script, platform, ...urls, target], {
        cwd: root,
        env: process.env,
      })
      return code === 0 ? [] : [output]
    },
  }
}

async function runProbe(
  command: CommandLine['command'],
  client: string,
  probe: string,
  target: string,
) {
  const script = join(root, 'scripts', 'probes', 'run-probe.mjs')
  const urls = [client, probe].map((file) => pathToFileURL(file).href)
  const { code, output } = await run([...command, script, ...urls, target], {
    cwd: root,
    env: process.env,
  })
  return code === 0 ? [] : [output]
}

/** One check for each portable entry. */
function bundleChecks({ name, folder, manifest }: (typeof publishedPackages)[number]): Check[] {
  const entries = Object.entries(manifest.exports ?? {}).filter(
    ([, target]) => typeof target === 'object' && !/\.node\.ts$/.test(sourceOf(target)),
  )
  return entries.map(([subpath, target]) => ({
    name: `${join(name, subpath)} bundled for browsers`,
    run: async () => {
      await browserBundle(`export * from '${join(name, subpath)}'`, {
        resolveDir: folder,
        // An entry that is an ES module only asks for more than the simplest tools have.
        plugins: 'require' in Object(target) ? [noForeignSubpaths] : [],
      })
      return []
    },
  }))
}

/** The portable source of an entry. */
function sourceOf(target: unknown): string {
  return Object(target)[sourceCondition]
}
