import { expect, test } from 'vitest'
import type { ToolOptions } from '../tool-options.ts'
import { selectTools } from './select-tools.ts'

/** Two platforms that keep the options that they get. */
const sources = () => {
  const received: Record<string, ToolOptions> = {}
  const source = (platform: string, operations: readonly string[], spends: boolean) => ({
    platform,
    operations,
    spends,
    create: (options: ToolOptions) => {
      received[platform] = options
      return []
    },
  })
  return {
    received,
    list: [
      source('moltify', ['agents.get', 'tasks.submit'], true),
      source('moltinfra', ['agents.get', 'agents.create'], false),
    ],
  }
}

test('a name and a limit apply to each platform that has the operation, or to the one that they name', () => {
  const { received, list } = sources()
  selectTools(list, {
    allow: ['read', 'agents.get', 'moltinfra:agents.create'],
    limits: { 'agents.get': 5, 'moltify:tasks.submit': 1 },
    spend: 5000,
    preview: false,
  })
  expect(received).toEqual({
    moltify: {
      allow: ['read', 'agents.get'],
      limits: { 'agents.get': 5, 'tasks.submit': 1, spend: 5000 },
      preview: false,
    },
    moltinfra: {
      allow: ['read', 'agents.get', 'agents.create'],
      limits: { 'agents.get': 5 },
      preview: false,
    },
  })
})

test.each([['moltify:agents.create'], ['molt:agents.get'], ['tasks.sumbit']])(
  'a name that no platform has is an error: %s',
  (name) => {
    const select = () => selectTools(sources().list, { allow: [name], limits: {}, preview: false })
    expect(select).toThrow(`There is no operation "${name}".`)
  },
)
