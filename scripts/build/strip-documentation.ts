import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * Leaves out of a client what only documents and tests read in a contract: the status of a response,
 * which error codes and which values of an open enum are known, and where all of it is known from.
 */
export const stripDocumentation: Plugin = {
  name: 'strip-documentation',
  setup: (bundler) =>
    bundler.onLoad({ filter: /contracts[\\/]src[\\/]molt.+\.ts$/ }, ({ path }) => ({
      contents: withoutDocumentation(readFileSync(path, 'utf8')),
      loader: 'ts',
    })),
}

/** @param source as the formatter writes it */
export const withoutDocumentation = (source: string): string =>
  source.replace(documentationFields, '').replace(knownValues, 'openEnum([])')

/** `status: 200`, `errors: [...]`, `errors` alone, `source: '...'`, on lines or in one. */
const documentationFields =
  /^ {2}(status: \d+|errors(: \[[^\]]*\])?|source: '\w+'),\n|, source: '\w+'/gm

const knownValues = /openEnum\(\[[^\]]*\]\)/g
