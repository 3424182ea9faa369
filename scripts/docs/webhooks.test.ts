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
import { published } from '../lib/packages.ts'
import { compile } from './compile.ts'
import { readReadme } from './snippets.ts'
import { codeIn, rowsBelow } from './table.ts'

const readme = readReadme('packages/moltify/README.md')
const moltify = published.find(({ name }) => name === '@moltify/sdk')
if (!moltify) throw new Error('@moltify/sdk is not published.')
const sources = entries(moltify.manifest)
const sourceOf = (name: string): string =>
  join(moltify.folder, sources.find((entry) => entry.name === name)?.source ?? name)

test('the table of refusals is what a delivery is refused with', async () => {
  const secret = 'a secret'
  const now = 1_800_000_000_000
  const body = JSON.stringify({ event: 'task.approved', data: {} })
  const headers = await signWebhook(body, secret, now)
  const long = 'x'.repeat(1_048_577)
  const refused: readonly WebhookRequest[] = [
    { body, headers: {} },
    { body, headers: { ...headers, 'x-moltify-timestamp': '0x10' } },
    { body, headers: await signWebhook(body, secret, now - 300_001) },
    { body: `${body} `, headers },
    { body: JSON.parse(body), headers },
    { body: '[]', headers: await signWebhook('[]', secret, now) },
    { body: long, headers: await signWebhook(long, secret, now) },
  ]
  const met = new Map<string, number[]>()
  for (const delivery of refused) {
    const error = await verifyWebhook(delivery, { secret, now }).catch((reason: unknown) => reason)
    if (!isWebhookError(error)) throw error
    met.set(error.code, [...(met.get(error.code) ?? []), error.status])
  }
  const shown = rowsBelow(readme, '| code | status | why |').map(([code, status]) => [
    codeIn(code)[0],
    status?.split(', ').map(Number),
  ])
  expect(shown).toEqual([...met])
})

test('the table of events has each with what it brings', () => {
  const { data } = webhookExamples['task.cancelled']
  const own = Object.values(webhookExamples).map((event) => [
    event.event,
    Object.keys(event.data).filter((name) => !(name in data)),
  ])
  const columns = '| event | when | in `event.data`, beside the task |'
  const shown = rowsBelow(readme, columns).map(([event, , fields]) => [
    codeIn(event)[0],
    codeIn(fields),
  ])
  expect(shown).toEqual(own)
})

test('the table of options has every option of a handler', () => {
  const file = sourceOf('webhooks')
  const program = compile(moltify.folder, [file])
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const exported = module && checker.getExportsOfModule(module)
  const options = exported?.find(({ name }) => name === 'WebhookHandlerOptions')
  if (!options) throw new Error('There is no WebhookHandlerOptions.')
  const type = checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(options))
  const names = checker.getPropertiesOfType(type).map(({ name }) => name)
  const shown = rowsBelow(readme, '| option | what it says | unless told |')
  expect(shown.flatMap(([option]) => codeIn(option)).sort()).toEqual(names.sort())
})

test('the table of places names what each entry exports, and every entry', async () => {
  const shown = rowsBelow(readme, '| on | import | write |')
  for (const [, entry, write] of shown) {
    const subpath = codeIn(entry)[0]?.replace('@moltify/sdk/', '')
    const source = sourceOf(`${subpath}`)
    const names = Object.keys(await import(source))
    expect(names.filter((name) => write?.includes(name))).toHaveLength(1)
  }
  const named = new Set(shown.flatMap(([, entry]) => codeIn(entry)))
  const adapters = Object.keys(moltify.manifest.exports ?? {}).filter(
    (subpath) => subpath.startsWith('./webhooks') && subpath !== './webhooks/redis',
  )
  expect([...named].sort()).toEqual(adapters.map((path) => join('@moltify/sdk', path)).sort())
})
