/** The modules that a program in the playground can import. */
export const moduleNames = [
  '@molt-sdk/core',
  '@molt-sdk/sandbox',
  '@molt-sdk/sandbox/scenarios',
  '@moltbotden/sdk',
  '@moltbotden/sdk/errors',
  '@moltghost/sdk',
  '@moltghost/sdk/errors',
  '@moltify/sdk',
  '@moltify/sdk/errors',
  '@moltify/sdk/webhooks',
  '@moltify/sdk/webhooks/redis',
  '@moltinfra/sdk',
  '@moltinfra/sdk/errors',
] as const
