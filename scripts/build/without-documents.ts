import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/**
 * Leaves out of a client what only documents and tests read in an operation or a limit: the status
 * of its answer, which error codes are known, and where all of it is known from.
 */
export const withoutDocuments: Plugin = {
  name: 'without-documents',
  setup: (bundler) =>
    bundler.onLoad({ filter: /contracts[\\/]src[\\/]molt\w+[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(documented, ''),
      loader: 'ts',
    })),
}

/**
 * As the formatter writes them: `status: 200`, `errors: [...]`, `errors` alone, `source: '...'`,
 * on lines or in one.
 */
const documented = /^ {2}(status: \d+|errors(: \[[^\]]*\])?|source: '\w+'),\n|, source: '\w+'/gm
