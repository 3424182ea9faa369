/** What a user's bundle may grow by, in bytes after minification and gzip. */
export interface Budget {
  package: string
  what: string
  /** The user's own code. */
  code: string
  bytes: number
  /** Counts what is loaded when it is needed, too. */
  whole?: boolean
}

const kilobytes = (count: number) => count * 1000

/**
 * Raise a figure only in the commit that needs it, and say there why it is worth it. The goals are
 * 22 KB for MoltInfra and 24 KB for MoltGhost: the standard names of fields, which a minifier
 * keeps, cost up to 0.2 KB more, until the clients share a published core.
 */
export const budgets: readonly Budget[] = [
  {
    package: '@moltinfra/sdk',
    what: 'the whole client, contract checks included',
    code: `export * from '@moltinfra/sdk'`,
    bytes: kilobytes(22.2),
  },
  {
    package: '@moltinfra/sdk',
    what: 'the errors alone',
    code: `export * from '@moltinfra/sdk/errors'`,
    bytes: kilobytes(1.5),
  },
  {
    package: '@moltify/sdk',
    what: 'the whole client, contract checks included',
    code: `export * from '@moltify/sdk'`,
    bytes: kilobytes(26),
  },
  {
    package: '@moltify/sdk',
    what: 'files of a delivery, loaded with the first of them',
    code: `export * from '@moltify/sdk/internal/files'`,
    bytes: kilobytes(3.3),
  },
  {
    package: '@moltify/sdk',
    what: 'webhooks',
    code: `export * from '@moltify/sdk/webhooks'`,
    bytes: kilobytes(3),
  },
  {
    package: '@moltify/sdk',
    // Callbacks go through the HTTP code of the client, which an app that has a client loads anyway.
    what: 'webhooks, with the callbacks that are loaded with the first task',
    code: `export * from '@moltify/sdk/webhooks'`,
    bytes: kilobytes(22.6),
    whole: true,
  },
  {
    package: '@moltify/sdk',
    what: 'verifyWebhook alone',
    code: `export { verifyWebhook } from '@moltify/sdk/webhooks'`,
    bytes: kilobytes(2.3),
  },
  {
    package: '@moltghost/sdk',
    what: 'the whole client, contract checks included',
    code: `export * from '@moltghost/sdk'`,
    bytes: kilobytes(24.2),
  },
  {
    package: '@moltghost/sdk',
    what: 'the same with its socket, loaded by connect(), and the wait for an agent',
    code: `export * from '@moltghost/sdk'`,
    bytes: kilobytes(30.5),
    whole: true,
  },
  {
    package: '@moltghost/sdk',
    what: 'the errors alone',
    code: `export * from '@moltghost/sdk/errors'`,
    bytes: kilobytes(1.5),
  },
  {
    package: '@moltbotden/sdk',
    what: 'the whole client, contract checks included',
    code: `export * from '@moltbotden/sdk'`,
    bytes: kilobytes(23),
  },
  {
    package: '@moltbotden/sdk',
    what: 'the errors alone',
    code: `export * from '@moltbotden/sdk/errors'`,
    bytes: kilobytes(1.5),
  },
  {
    package: '@moltinfra/sdk',
    what: 'one error, imported from the client',
    code: `export { NotFoundError } from '@moltinfra/sdk'`,
    bytes: kilobytes(1.5),
  },
]

/**
 * Of each whole client, our core may be this much. The goal is 6: deadlines, pacing, gates,
 * redirects, redaction and streams with an idle watch take 2 more, uploads, other ways of a call
 * and streams that come over a socket 0.3. Each client stays inside its whole because contracts are
 * carried without zod's parser, which saves 6; one that does not stream carries 6.6.
 */
export const coreBudget = kilobytes(8.5)

/** Modules that no client, or no entry, may drag in, and what to do instead. */
export const neverBundled: readonly {
  module: RegExp
  entry?: string
  /** Whether the rule applies to what is loaded on demand, too. True by default. */
  whole?: boolean
  reason: string
}[] = [
  { module: /\/zod\/v4\/classic\//, reason: 'import zod as `zod/mini`' },
  { module: /\/zod\/v4\/locales\//, reason: 'zod brings every language; the kernel has its own' },
  {
    module: /\/node_modules\/ws\//,
    reason: '`ws` is loaded when a socket is opened, on Node only',
  },
  {
    module: /\/node_modules\/(zod|ky)\//,
    entry: '@moltify/sdk/webhooks',
    whole: false,
    reason: 'a webhook is verified without contracts and without calls',
  },
]
