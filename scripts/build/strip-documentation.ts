import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * Removes from a client's contracts what only documentation and tests read: response statuses, known
 * error codes, known values of open enums, and provenance.
 */
export const stripDocumentation: Plugin = {
  name: 'strip-documentation',
  setup: (bundler) =>
    bundler.onLoad({ filter: /contracts[\\/]src[\\/]molt.+\.ts$/ }, ({ path }) => ({
      contents: removeDocumentation(readFileSync(path, 'utf8')),
      loader: 'ts',
    })),
}

/** @param source formatted source code */
export const removeDocumentation = (source: string): string =>
  source.replace(documentationFields, '').replace(knownValues, 'openEnum([])')

/** `status: 200`, `errors: [...]`, `errors` alone and `source: '...'`, on their own line or inline. */
const documentationFields =
  /^ {2}(status: \d+|errors(: \[[^\]]*\])?|source: '\w+'),\n|, source: '\w+'/gm

const knownValues = /openEnum\(\[[^\]]*\]\)/g
