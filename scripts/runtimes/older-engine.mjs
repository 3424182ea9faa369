// Runs a browser bundle of a client without what older engines lack: Safari 16, and React Native,
// whose responses have no `body`. older-engine.mjs <platform> <bundle> <probe> <base URL and key as JSON>
const [platform = '', client = '', probeFile = '', target = '{}'] = process.argv.slice(2)

const { fetch: nativeFetch } = globalThis
/** @type {[object, string[]][]} */
const missing = [
  [globalThis, ['crypto', 'Iterator']],
  [
    globalThis,
    [
      'structuredClone',
      'reportError',
      'MessageChannel',
      'CompressionStream',
      'TextDecoder',
      'FinalizationRegistry',
    ],
  ],
  [URL, ['canParse', 'parse']],
  [URLSearchParams.prototype, ['size']],
  [AbortSignal, ['any', 'timeout']],
  [AbortSignal.prototype, ['throwIfAborted', 'reason']],
  [Array, ['fromAsync']],
  [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex']],
  [Object, ['groupBy']],
  [Map, ['groupBy']],
  [Promise, ['withResolvers', 'try']],
  [Response, ['json']],
  [Symbol, ['dispose', 'asyncDispose']],
]

/** Responses as React Native has them. */
const withoutBody = (/** @type {Response} */ response) =>
  Object.defineProperty(response, 'body', { value: undefined })

/** @type {string[]} */
const queries = []
const fetch = async (
  /** @type {string | URL | Request} */ input,
  /** @type {RequestInit} */ init,
) => {
  queries.push(new URL(input instanceof Request ? input.url : input).search)
  return withoutBody(await nativeFetch(input, init))
}

// The runtime loads its fetch with the first call, and needs some of them to do so.
const { baseUrl, apiKey } = JSON.parse(target)
const options = { baseUrl, apiKey, fetch }
await nativeFetch(options.baseUrl).then((response) => response.text())
for (const [owner, names] of missing) {
  for (const name of names) Reflect.deleteProperty(owner, name)
}

const sdk = await import(client)
const pages = await walk()
const { probe } = await import(probeFile)
console.log(JSON.stringify({ pages, queries, summary: await probe(sdk, options) }))

/** Reads a list with a filter, in pages of one item where the list has pages. */
async function walk() {
  switch (platform) {
    case 'moltinfra': {
      const { agents } = new sdk.MoltInfra(options)
      for (const name of ['Ada', 'Grace', 'Edsger']) await agents.create({ name })
      return (await agents.list({ status: 'active', limit: 1 }).toArray()).length
    }
    case 'moltify': {
      const { agents, tasks } = new sdk.Moltify(options)
      const [agent] = await agents.search({ sort: 'newest', limit: 1 }).toArray()
      for (const title of ['A long title', 'A longer title', 'The longest title']) {
        const description = 'A description that is long enough.'
        await tasks.create({ agentId: agent.id, title, description, agreedPrice: sdk.usd(5) })
      }
      return (await tasks.list({ status: 'draft', limit: 1 }).toArray()).length
    }
    case 'moltbotden': {
      const den = new sdk.MoltbotDen(options)
      return (await den.discover({ limit: 2 }).toArray()).length
    }
    default:
      return 0
  }
}
