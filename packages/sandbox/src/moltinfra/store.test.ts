import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClock } from '../runtime/clock.ts'
import { createIds } from '../runtime/ids.ts'
import type { StoredAgent } from './agent.ts'
import type { AgentStore } from './store.ts'
import { createAgentStore } from './store.ts'

interface Modelled {
  readonly owner: string
  config: Record<string, unknown>
  status: string
}

/** A model of the store: plain copies in the order of creation. */
type Model = Map<string, Modelled>

interface Real {
  readonly store: AgentStore
}

const oldestFirst = { sortBy: 'createdAt', order: 'asc' } as const
const fields = fc.record(
  {
    name: fc.string({ minLength: 1 }),
    bio: fc.array(fc.string()),
    settings: fc.dictionary(fc.string(), fc.jsonValue()),
    model: fc.string(),
  },
  { requiredKeys: [] },
)
const owner = fc.constantFrom('acct_a', 'acct_b')

const pick = (model: Model, { store }: Real, at: number): [Modelled, StoredAgent] => {
  const [id, modelled] = [...model][at % model.size] ?? []
  const stored = modelled && id && store.find(modelled.owner, id)
  if (!stored) throw new Error('The store has lost an agent.')
  return [modelled, stored]
}

class Create implements fc.Command<Model, Real> {
  readonly owner: string
  readonly agent: Record<string, unknown>
  constructor(owner: string, agent: object) {
    this.owner = owner
    this.agent = { name: 'Ada', ...agent }
  }
  check = (): boolean => true
  run(model: Model, { store }: Real): void {
    const { id } = store.create(this.owner, this.agent as { name: string })
    expect(model.has(id)).toBe(false)
    const config = { modelProvider: 'openai', ...structuredClone(this.agent) }
    model.set(id, { owner: this.owner, config, status: 'active' })
  }
  toString = (): string => `create(${this.owner}, ${JSON.stringify(this.agent)})`
}

class Update implements fc.Command<Model, Real> {
  readonly at: number
  readonly changes: object
  readonly status: 'active' | 'inactive' | undefined
  constructor(at: number, changes: object, status: 'active' | 'inactive' | undefined) {
    this.at = at
    this.changes = changes
    this.status = status
  }
  check = (model: Readonly<Model>): boolean => model.size > 0
  run(model: Model, real: Real): void {
    const [modelled, stored] = pick(model, real, this.at)
    real.store.update(stored, { ...this.changes, status: this.status }, 'replace')
    modelled.config = { ...modelled.config, ...structuredClone(this.changes) }
    modelled.status = this.status ?? modelled.status
  }
  toString = (): string => `update(${this.at}, ${JSON.stringify([this.changes, this.status])})`
}

class Delete implements fc.Command<Model, Real> {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
  check = (model: Readonly<Model>): boolean => model.size > 0
  run(model: Model, real: Real): void {
    const [modelled, stored] = pick(model, real, this.at)
    real.store.delete(stored)
    model.delete(stored.id)
    expect(real.store.find(modelled.owner, stored.id)).toBeUndefined()
  }
  toString = (): string => `delete(${this.at})`
}

class Compare implements fc.Command<Model, Real> {
  check = (): boolean => true
  run(model: Model, { store }: Real): void {
    for (const each of ['acct_a', 'acct_b']) {
      const expected = [...model].filter(([, { owner }]) => owner === each)
      const found = store.list(each, oldestFirst)
      expect(found.map(({ id, config, status }) => [id, config, status])).toEqual(
        expected.map(([id, { config, status }]) => [id, config, status]),
      )
      const active = expected.filter(([, { status }]) => status === 'active').map(([id]) => id)
      const newestFirst = { sortBy: 'createdAt', order: 'desc', status: 'active' } as const
      expect(store.list(each, newestFirst).map(({ id }) => id)).toEqual(active.reverse())
      for (const [id] of expected) {
        const other = each === 'acct_a' ? 'acct_b' : 'acct_a'
        expect(store.find(other, id)).toBeUndefined()
      }
    }
  }
  toString = (): string => 'compare()'
}

test('random creations, updates, deletions and lists agree with a model', () => {
  const status = fc.option(fc.constantFrom('active' as const, 'inactive' as const), {
    nil: undefined,
  })
  const commands = fc.commands(
    [
      fc.tuple(owner, fields).map(([who, agent]) => new Create(who, agent)),
      fc.tuple(fc.nat(), fields, status).map(([at, changes, to]) => new Update(at, changes, to)),
      fc.nat().map((at) => new Delete(at)),
      fc.constant(new Compare()),
    ],
    { maxCommands: 60 },
  )
  fc.assert(
    fc.property(commands, (actions) => {
      const setup = (): { model: Model; real: Real } => ({
        model: new Map(),
        real: { store: createAgentStore(createClock(0), createIds(1)) },
      })
      fc.modelRun(setup, [...actions, new Compare()])
    }),
    { numRuns: 200 },
  )
})

test('the store copies its input', () => {
  const store = createAgentStore(createClock(0), createIds(1))
  const settings = { discord: { channels: ['a'] } }
  const agent = store.create('acct_a', { name: 'Ada', settings })
  settings.discord.channels.push('b')
  expect(agent.config.settings).toEqual({ discord: { channels: ['a'] } })
})

test('sorting by name puts upper case first, and equal names in order of creation', () => {
  const store = createAgentStore(createClock(0), createIds(1))
  const ids = ['b', 'a', 'B', 'a'].map((name) => store.create('acct_a', { name }).id)
  const sorted = (order: 'asc' | 'desc'): number[] =>
    store.list('acct_a', { sortBy: 'name', order }).map(({ id }) => ids.indexOf(id))
  expect(sorted('asc')).toEqual([2, 1, 3, 0])
  expect(sorted('desc')).toEqual([0, 3, 1, 2])
})
