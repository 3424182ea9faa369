// Runs under jest with its defaults: jest.json lists the entries and the probes.
const { entries, probes } = require('./jest.json')
const { startSandbox } = require('@molt-sdk/sandbox/node')

// A busy machine takes its time.
jest.setTimeout(120_000)

let sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

test.each(entries)('%s is required', (entry) => {
  expect(Object.keys(require(entry))).not.toEqual([])
})

test.each(probes)('$entry is used', async ({ entry, platform, file }) => {
  const { baseUrl, apiKey } = sandbox.platformInfo()[platform]
  expect(await require(file).probe(require(entry), { baseUrl, apiKey })).toMatch(/\w/)
})
