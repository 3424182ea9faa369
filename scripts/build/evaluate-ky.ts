import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { minifySync } from 'rolldown/utils'

/**
 * Evaluates ky for the options that `transport.ts` passes. With retries, time limits, hooks and HTTP
 * errors turned off, most of ky is never reached: a client contains 0.4 KB of it after gzip instead of 9.
 */
export const evaluateKy: Plugin = {
  name: 'evaluate-ky',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]ky[\\/]distribution[\\/]index\.js$/ }, () => ({
      // Without the instances and shortcuts that ky creates, and the merging of their options.
      contents: `import { Ky } from './core/Ky.js'
export default (input, options) => Ky.create(input, options)
`,
    }))
    bundler.onLoad({ filter: /[\\/]ky[\\/]distribution[\\/]core[\\/]Ky\.js$/ }, ({ path }) => ({
      contents: evaluate(readFileSync(path, 'utf8')),
    }))
  },
}

/**
 * Replaces expressions with their values, then removes the code that is no longer reached.
 *
 * @param source the source code of ky's main class
 */
export const evaluate = (source: string): string => {
  let code = source
  for (const [expression, value] of values) {
    const replaced = code.replaceAll(expression, value)
    if (replaced === code) {
      throw new Error(
        `ky no longer contains ${expression}. Compare evaluate-ky.ts with its new code.`,
      )
    }
    code = replaced
  }
  const minified = minifySync('Ky.js', code, {
    module: true,
    compress: { target: 'es2022' },
    mangle: false,
    codegen: { removeWhitespace: false },
  })
  if (minified.errors.length > 0) throw new Error(minified.errors[0]?.message)
  return minified.code.replaceAll(rethrow, '$1').replace(/for \(;\s*;\s*\) break;/, '')
}

/** What is left of handling errors: they are thrown again. */
const rethrow = /try \{\s*(return await .+;)\s*\} catch \(error\) \{\s*throw error;\s*\}/g

/** Expressions of ky, and their values with our options. A later entry sees the result of the earlier ones. */
const values: readonly (readonly [RegExp | string, string])[] = [
  // Options that are not passed, or false.
  [
    /(?:\b|(?:this|ky)\.#)options\.(?:timeout|totalTimeout|throwHttpErrors|headers|context|parseJson|json|baseUrl|prefix|searchParams|onDownloadProgress|onUploadProgress)\b/g,
    'undefined',
  ],
  ['hasSearchParameters(undefined)', 'false'],
  ["Object.hasOwn(options, 'prefixUrl')", 'false'],
  // Of those that are passed, ky then only reads fetch. The input is a string.
  [
    /^ +(?:\.{3}options|method: .+|headers: .+|hooks: .+|prefix: .+|retry: .+|throwHttpErrors: .+|timeout: .+|totalTimeout: .+|context: .+),\n/gm,
    '',
  ],
  ['options.fetch ?? globalThis.fetch.bind(globalThis)', 'options.fetch'],
  [/typeof this\.#input [!=]== 'string'/g, 'false'],
  ['this.#input = input;', ''],
  ['this.#input instanceof globalThis.Request', 'false'],
  // No hooks.
  ['options.hooks?.init ?? []', '[]'],
  ['initHooks.length > 0', 'false'],
  [/for \(const hook of .+\)/g, 'while (false)'],
  ['await ky.#runBeforeRequestHooks()', 'undefined'],
  ['response = await ky.#runAfterResponseHooks(response);', ''],
  ['this.#beforeRetryHookErrors.has(error)', 'false'],
  // Our fetch returns nothing else than a response.
  ['response === undefined', 'false'],
  ['isResponseInstance(response)', 'true'],
  // No retries, and HTTP errors are responses.
  ['ky.#retry(async () => ky.#fetch())', 'ky.#fetch()'],
  ['await ky.#throwProcessedError(error)', 'throw error'],
  ["!currentResponse.ok && currentResponse.type !== 'opaque'", 'false'],
  [/normalizeRetryOptions\([\w.#]+\)/g, '{ limit: 0 }'],
  ['this.#retryLimit > 0', 'false'],
  [/\w+\.#retryLimit = .+;/g, ''],
  ['return this.#retryFromError(error, function_)', 'throw error'],
  [/\w+ instanceof ForceRetryError/g, 'false'],
  ['ky.#consumeReturnedResponseFromBeforeRetryHook()', 'false'],
  // No time limits and no signal.
  ['this.#getRemainingTotalTimeout()', 'undefined'],
  [/this\.#startTime = .+;/g, ''],
  ['supportsAbortController && supportsAbortSignal', 'false'],
  ['this.#abortController?.signal.aborted', 'false'],
  // The request has no body, and the response is read elsewhere.
  [/this\.#wrapRequestWithUploadProgress\(.+\)/g, 'undefined'],
  [/ky\.#cancelBody\(.+\)/g, 'undefined'],
  ['ky.request !== originalRequest', 'false'],
  ['ky.#originalRequest', 'undefined'],
  ['this.#originalRequest = request;', ''],
  ['ky.#decorateResponse(response)', 'response'],
  [/^ +request;\n/gm, ''],
  ['if (supportsRequestStreams)', 'if (false)'],
  ['for (const [type, mimeType] of Object.entries(responseTypes))', 'while (false)'],
  // Our fetch takes no arguments, so no Request is needed: creating one is half of the cost of ky.
  ['findUnknownOptions(this.#options)', 'undefined'],
  ['this.request = new globalThis.Request(this.#input, this.#options);', ''],
  ['this.#setResponseRequest(response, request)', 'response'],
  ['#responseRequests = new WeakMap()', '#responseRequests'],
  // No hook is added after the call.
  ['await Promise.resolve();', ''],
  // What fetch throws is classified elsewhere, by its cause.
  ['isRawNetworkError(error)', 'false'],
]
