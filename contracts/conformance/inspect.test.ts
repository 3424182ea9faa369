import { inspect } from 'node:util'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { Moltify } from '@moltify/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { expect, test } from 'vitest'

const apiKey = 'molti_abc123_0123456789'
const baseUrl = 'http://127.0.0.1:4000'

test.each([
  ['MoltInfra', new MoltInfra({ apiKey, baseUrl })],
  ['Moltify', new Moltify({ apiKey, baseUrl })],
  ['MoltbotDen', new MoltbotDen({ apiKey, baseUrl })],
  ['MoltGhostAgent', new MoltGhostAgent({ apiKey, baseUrl })],
])('console.log shows the options of a %s, without the key', (name, client) => {
  const shown = inspect(client)
  expect(shown.startsWith(`${name} {`)).toBe(true)
  expect(shown).toContain("baseUrl: 'http://127.0.0.1:4000'")
  expect(shown).toContain("apiKey: '[redacted]'")
})
