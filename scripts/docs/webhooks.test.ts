import { join } from 'node:path'
import { expect, test } from 'vitest'
import { webhookExamples } from '../../contracts/src/moltify/webhooks/webhook-examples.ts'
import type { WebhookRequest } from '../../packages/moltify/src/webhooks/index.ts'
import {
  isWebhookError,
  signWebhook,
  verifyWebhook,
} from '../../packages/moltify/src/webhooks/index.ts'
import { entries } from '../build/entries.ts'
import { publishedPackages } from '../lib/packages.ts'
import { compile } from './compile.ts'
import { readPage } from './snippets.ts'
import { inlineCode, parseTable } from './table.ts'

const guide = readPage('docs/guides/webhooks.md')
const moltify = publishedPackages.find(({ name }) => name === '@moltify/sdk')
if (!moltify) throw new Error('@moltify/sdk is not a published package.')
const sources = entries(moltify.manifest)
const sourceOf = (name: string): string =>
  join(moltify.folder, sources.find((entry) => entry.name === name)?.source ?? name)

/** A request whose body never ends. */
const stalledRequest = (headers: Readonly<Record<string, string>>): Request => {
  const body = new ReadableStream<Uint8Array>({ start: () => undefined })
  const init = { method: 'POST', headers, body, duplex: 'half' }
  return new Request('http://localhost/', init as RequestInit)
}

test('the table of rejections matches the errors of verifyWebhook', async () => {
  const secret = 'a secret'
  const now = 1_800_000_000_000
  const body = JSON.stringify({ event: 'task.approved', data: {} })
  const headers = await signWebhook(body, secret, now)
  const long = 'x'.repeat(1_048_577)
  const invalidDeliveries: readonly WebhookRequest[] = [
    { body, headers: {} },
    { body, headers: { ...headers, 'x-moltify-timestamp': '0x10' } },
    { body, headers: await signWebhook(body, secret, now - 300_001) },
    { body: `${body} `, headers },
    { body: JSON.parse(body), headers },
    stalledRequest(headers),
    { body: '[]', headers: await signWebhook('[]', secret, now) },
    { body: long, headers: await signWebhook(long, secret, now) },
  ]
  const statusesByCode = new Map<string, number[]>()
  for (const delivery of invalidDeliveries) {
    const error = await verifyWebhook(delivery, { secret, now, bodyTimeout: 100 }).catch(
      (reason: unknown) => reason,
    )
    if (!isWebhookError(error)) throw error
    statusesByCode.set(error.code, [...(statusesByCode.get(error.code) ?? []), error.status])
  }
  const shown = parseTable(guide, '| code | status | why |').map(([code, status]) => [
    inlineCode(code)[0],
    status?.split(', ').map(Number),
  ])
  expect(shown).toEqual([...statusesByCode])
})

test('the table of events lists each event with its fields', () => {
  const { data } = webhookExamples['task.cancelled']
  const expected = Object.values(webhookExamples).map((event) => [
    event.event,
    Object.keys(event.data).filter((name) => !(name in data)),
  ])
  const columns = '| event | when | in `event.data`, beside the task |'
  const shown = parseTable(guide, columns).map(([event, , fields]) => [
    inlineCode(event)[0],
    inlineCode(fields),
  ])
  expect(shown).toEqual(expected)
})

test('the table of options lists every option of a handler', () => {
  const file = sourceOf('webhooks')
  const program = compile(moltify.folder, [file])
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const exported = module && checker.getExportsOfModule(module)
  const options = exported?.find(({ name }) => name === 'WebhookHandlerOptions')
  if (!options) throw new Error('WebhookHandlerOptions is not exported.')
  const type = checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(options))
  const names = checker.getPropertiesOfType(type).map(({ name }) => name)
  const shown = parseTable(guide, '| option | meaning | default |')
  expect(shown.flatMap(([option]) => inlineCode(option)).sort()).toEqual(names.sort())
})

test('the table of entries lists every adapter entry with its export', async () => {
  const shown = parseTable(guide, '| on | import | write |')
  for (const [, entry, write] of shown) {
    const subpath = inlineCode(entry)[0]?.replace('@moltify/sdk/', '')
    const source = sourceOf(`${subpath}`)
    const names = Object.keys(await import(source))
    expect(names.filter((name) => write?.includes(name))).toHaveLength(1)
  }
  const named = new Set(shown.flatMap(([, entry]) => inlineCode(entry)))
  const adapters = Object.keys(moltify.manifest.exports ?? {}).filter(
    (subpath) => subpath.startsWith('./webhooks') && subpath !== './webhooks/redis',
  )
  expect([...named].sort()).toEqual(adapters.map((path) => join('@moltify/sdk', path)).sort())
})
