// Runs in a clean CommonJS project: in-process.cjs <client> <probe file> <platform>
// Loads both packages with require() and uses the sandbox as the client's fetch.
const [client = '', probeFile = '', platform = ''] = process.argv.slice(2)
const { createSandbox } = require('@molt-sdk/sandbox')
const sdk = require(client)

const sandbox = createSandbox()
const { baseUrl, apiKey } = sandbox.platformInfo()[platform]
import(probeFile)
  .then(({ probe }) => probe(sdk, { baseUrl, apiKey, fetch: sandbox.fetch }))
  .then(console.log)
