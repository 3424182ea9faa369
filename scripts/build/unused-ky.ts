import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * Replaces the modules of ky that are never reached with the options of `transport.ts`: retries, time
 * limits and progress events. It saves each client 1.6 KB after gzip. Their functions throw, so that a
 * new version of ky that calls one of them fails every check that uses the built packages.
 */
export const unusedKy: Plugin = {
  name: 'unused-ky',
  setup: (bundler) =>
    bundler.onLoad({ filter: unusedModules }, ({ path }) => ({
      contents: withThrowingFunctions(readFileSync(path, 'utf8')),
    })),
}

const unusedModules =
  /[\\/]ky[\\/]distribution[\\/](core[\\/]retry-timing|utils[\\/](body|delay|is-network-error|timeout))\.js$/

/** @param source a module that exports functions only, each in its declaration */
export const withThrowingFunctions = (source: string): string => {
  const names = [...source.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)]
  const exports = names.map(([, name]) => `export const ${name} = unused`)
  if (/^export default /m.test(source)) exports.push('export default unused')
  return `const unused = () => { throw new Error('ky is built without this function.') }
${exports.join('\n')}
`
}
