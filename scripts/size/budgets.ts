/** The maximum size of a user's bundle, in bytes after minification and gzip. */
export interface Budget {
  package: string
  label: string
  /** The user's own code. */
  code: string
  bytes: number
  /** Includes dynamically imported modules. */
  includeDynamicImports?: boolean
}

const kilobytes = (count: number) => count * 1000

/**
 * Raise a budget only in the commit that needs it, and give the reason there. The goals of 22, 26, 23 and
 * 24 KB for the clients are met, because core contains only the part of ky that its options reach
 * (`scripts/build/evaluate-ky.ts`), which saves each client 6.5 KB, and because the decoder of streams is
 * loaded with the first stream, which saves MoltInfra and MoltGhost 1.9 KB. The goals of 3 KB for webhooks and
 * 2.3 KB for `verifyWebhook` are missed: reporting what is certain about a failed call, bounded bodies and
 * the redaction of secrets in every encoding cost webhooks 1.3 KB. Checking all options, with suggestions
 * for misspelt names, costs webhooks 1.2 KB and `verifyWebhook` 0.8 KB. Reporting the start and the end of
 * each call costs a client 0.4 KB, and what is loaded for middleware 1.5 KB; keys of functions, derived
 * clients and requests without a method cost 0.8 KB, and 3 KB on demand. Checks with a path and a message
 * of their own, which the schemas pass to zod too, cost a client 0.1 KB.
 * Finding unknown fields of requests, and promises in the place of input, costs a client 0.4 KB, and 1.1 KB
 * on demand. Errors of `request()` that name what was passed and how to fix it cost 0.1 KB on demand, and 0.2 KB
 * in webhooks. The code of rate limits, which are off by default, is loaded on demand: 0.4 KB, and 1 KB more since
 * limits can be shared among processes: its errors, its checks and what is given back. Calls that wait in
 * order, with a time that is reserved when they start, are 0.9 KB of it. The worker has 0.4 KB more since it
 * checks each option and bounds the errors that it keeps. Bounded errors, a record of pages that is shared, and
 * the comparison of pages by their first item cost a client 0.15 KB. The replay store that finds its oldest
 * claim without a search, and verifying without a Response per request, cost webhooks 0.25 KB; finding the next
 * job without a search costs the worker 0.4 KB. Calls that share one listener of their signal cost a client
 * 0.1 KB.
 */
export const budgets: readonly Budget[] = [
  {
    package: '@moltinfra/sdk',
    label: 'complete client with contract checks',
    code: `export * from '@moltinfra/sdk'`,
    bytes: kilobytes(22),
  },
  {
    package: '@moltinfra/sdk',
    label:
      'complete client with all that is loaded on demand: streams, request(), functions as apiKey',
    code: `export * from '@moltinfra/sdk'`,
    bytes: kilobytes(34.4),
    includeDynamicImports: true,
  },
  {
    package: '@moltinfra/sdk',
    label: 'errors only',
    code: `export * from '@moltinfra/sdk/errors'`,
    bytes: kilobytes(1.3),
  },
  {
    package: '@moltify/sdk',
    label: 'complete client with contract checks',
    code: `export * from '@moltify/sdk'`,
    bytes: kilobytes(24.8),
  },
  {
    package: '@moltify/sdk',
    label: 'files of a delivery, loaded with the first file',
    code: `export * from '@moltify/sdk/internal/files'`,
    bytes: kilobytes(3.8),
  },
  {
    package: '@moltify/sdk',
    label: 'webhooks',
    code: `export * from '@moltify/sdk/webhooks'`,
    // Loading the code of callbacks within a time limit, with an error of its own, is 0.2 KB of it; reading
    // a body by the events of Node instead of by its iterator is 0.1 KB.
    bytes: kilobytes(6.75),
  },
  {
    package: '@moltify/sdk',
    // Callbacks go through the HTTP code of the client, which an app that has a client loads anyway.
    label: 'webhooks with callbacks, loaded with the first task',
    code: `export * from '@moltify/sdk/webhooks'`,
    bytes: kilobytes(37),
    includeDynamicImports: true,
  },
  {
    package: '@moltify/sdk',
    // Includes the client, without which there is no worker.
    label: 'complete client and worker',
    code: `export * from '@moltify/sdk'; export * from '@moltify/sdk/worker'`,
    bytes: kilobytes(37.5),
  },
  {
    package: '@moltify/sdk',
    label: 'verifyWebhook only',
    code: `export { verifyWebhook } from '@moltify/sdk/webhooks'`,
    bytes: kilobytes(4.4),
  },
  {
    package: '@moltify/sdk',
    // zod is 5.3 KB of it.
    label: 'one schema, with zod',
    code: `export { NewTask } from '@moltify/sdk/schemas'`,
    bytes: kilobytes(6.2),
  },
  {
    package: '@moltghost/sdk',
    label: 'complete client with contract checks',
    code: `export * from '@moltghost/sdk'`,
    bytes: kilobytes(24),
  },
  {
    package: '@moltghost/sdk',
    label:
      'complete client with all that is loaded on demand: streams, the socket, waiting for an agent',
    code: `export * from '@moltghost/sdk'`,
    bytes: kilobytes(44.1),
    includeDynamicImports: true,
  },
  {
    package: '@moltghost/sdk',
    label: 'errors only',
    code: `export * from '@moltghost/sdk/errors'`,
    bytes: kilobytes(1.3),
  },
  {
    package: '@moltbotden/sdk',
    label: 'complete client with contract checks',
    code: `export * from '@moltbotden/sdk'`,
    bytes: kilobytes(23),
  },
  {
    package: '@moltbotden/sdk',
    label: 'errors only',
    code: `export * from '@moltbotden/sdk/errors'`,
    bytes: kilobytes(1.3),
  },
  {
    package: '@moltghost/sdk',
    // Includes the client, without which there is no model.
    label: 'complete client and provider for the AI SDK',
    code: `export * from '@moltghost/sdk/ai'`,
    bytes: kilobytes(24.9),
  },
  // Tools call methods of a client that the user passes, so these contain no client. More than half is the
  // description of the operations.
  {
    package: '@molt-sdk/tools',
    label: 'tools of Moltify, without the client',
    code: `export * from '@molt-sdk/tools/moltify'`,
    bytes: kilobytes(19),
  },
  {
    package: '@molt-sdk/tools',
    label: 'tools of MoltInfra, without the client',
    code: `export * from '@molt-sdk/tools/moltinfra'`,
    bytes: kilobytes(11.3),
  },
  {
    package: '@molt-sdk/tools',
    label: 'tools of MoltbotDen, without the client',
    code: `export * from '@molt-sdk/tools/moltbotden'`,
    bytes: kilobytes(11.4),
  },
  {
    package: '@molt-sdk/tools',
    label: 'tools of MoltGhost, without the client',
    code: `export * from '@molt-sdk/tools/moltghost'`,
    bytes: kilobytes(10.7),
  },
  {
    package: '@molt-sdk/tools',
    label: 'adapters for libraries of model providers',
    code: `export * from '@molt-sdk/tools/adapters'`,
    bytes: kilobytes(0.9),
  },
  {
    package: '@moltinfra/sdk',
    label: 'one error class, imported from the client',
    code: `export { NotFoundError } from '@moltinfra/sdk'`,
    bytes: kilobytes(0.8),
  },
]

/** The maximum size of several clients in one app, which contains core once. */
export interface CombinedBudget {
  label: string
  /** By default all clients. */
  packages?: readonly string[]
  bytes: number
}

export const combinedBudgets: readonly CombinedBudget[] = [
  { label: 'all clients together', bytes: kilobytes(38.6) },
  {
    label: 'two clients together (MoltInfra and MoltGhost)',
    packages: ['@moltinfra/sdk', '@moltghost/sdk'],
    bytes: kilobytes(26.9),
  },
]

/**
 * The maximum share of our core in each client, as built from source, with the code that is loaded with the
 * first stream left out. The goal is 6. Beyond calls, retries and errors, core contains: deadlines, rate
 * limits, semaphores, redirects, redaction and streams with an idle timeout (2 KB); classifying network
 * failures, bounded bodies, checking the kind of a response, strict stream events and redaction in every
 * encoding (3.5); checking all options (0.9); uploads, call options and streams over a socket (0.3); errors
 * that point to the caller, and telling responses of the platform from those of others (0.5); functions as
 * `apiKey`, `request()` and `withOptions()` (0.7, most of their code is loaded on demand); reporting the end
 * of each call (0.4); bounded errors and pages that share their record (0.1); the messages of
 * lost connections, which ky knew before (0.1).
 */
export const coreBudget = kilobytes(16.7)

/**
 * The maximum size of the page of the sandbox's inspector: its script with Preact (6 KB), and its styles. The
 * goal is 80.
 */
export const inspectorBudget = kilobytes(25)

/** Modules that no client, or one entry, may contain, and what to do instead. */
export const forbiddenModules: readonly {
  module: RegExp
  entry?: string
  /** Whether the rule applies to dynamically imported modules. True by default. */
  includeDynamicImports?: boolean
  reason: string
}[] = [
  { module: /\/zod\/v4\/classic\//, reason: 'import zod as `zod/mini`' },
  {
    module: /\/zod\/v4\/locales\//,
    reason: 'zod includes every language; the kernel has its own messages',
  },
  {
    module: /\/node_modules\/ws\//,
    reason: '`ws` is loaded when a socket is opened, on Node only',
  },
  {
    module: /\/node_modules\/(zod|ky)\//,
    entry: '@moltify/sdk/webhooks',
    includeDynamicImports: false,
    reason: 'webhooks are verified without contracts and without HTTP calls',
  },
]
