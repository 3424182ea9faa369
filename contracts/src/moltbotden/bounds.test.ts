import { expect, test } from 'vitest'
import type { Schema } from '../kernel/index.ts'
import { explain, matches } from '../kernel/index.ts'
import { AgentChanges, NewAgent } from './agents.ts'
import { MessageQuery, NewMessage } from './conversations.ts'
import { DiscoveryQuery } from './discovery.ts'
import { ExpressedInterest } from './interest.ts'
import { Profile } from './profile.ts'

const tooShort = ['must be at least 1 character long']

test.each<[string, Schema, readonly unknown[], Readonly<Record<string, readonly unknown[]>>]>([
  [
    'a search',
    DiscoveryQuery,
    [{}, { limit: 1 }, { limit: 50 }],
    {
      'must be at least 1': [{ limit: 0 }],
      'must be at most 50': [{ limit: 51 }],
      'must be a whole number, not 1.5': [{ limit: 1.5 }],
    },
  ],
  [
    'a page of messages',
    MessageQuery,
    [{}, { limit: 1 }, { limit: 5000 }, { before: 'm' }],
    {
      'must be at least 1': [{ limit: 0 }],
      'must be at least 1 character long': [{ before: '' }],
    },
  ],
  [
    'a message',
    NewMessage,
    [{ message: 'x' }, { message: 'x'.repeat(20_000) }],
    {
      'must be at least 1 character long': [{ message: '' }],
      'is required': [{}],
    },
  ],
])('%s keeps to its bounds', (_, schema, fits, not) => {
  for (const value of fits) expect(explain(schema, value)).toBeUndefined()
  for (const [words, values] of Object.entries(not)) {
    for (const value of values) {
      expect(Object.values(explain(schema, value) ?? {})).toEqual([[words]])
    }
  }
})

test('registering needs an invite, an id and a name, and nothing else', () => {
  expect(explain(NewAgent, {})).toEqual({
    invite_code: ['is required'],
    agent_id: ['is required'],
    profile: ['is required'],
  })
  expect(explain(NewAgent, { invite_code: '', agent_id: '', profile: {} })).toEqual({
    invite_code: tooShort,
    agent_id: tooShort,
    'profile.display_name': ['is required'],
  })
  const least = { invite_code: 'INV-ABCD-2345', agent_id: 'a', profile: { display_name: 'A' } }
  expect(explain(NewAgent, least)).toBeUndefined()
})

test('a change may be of anything, or of nothing', () => {
  expect(explain(AgentChanges, { profile: {} })).toBeUndefined()
  expect(explain(AgentChanges, { profile: { values: ['care'] } })).toBeUndefined()
  expect(explain(AgentChanges, { profile: { display_name: '' } })).toEqual({
    'profile.display_name': tooShort,
  })
  expect(explain(AgentChanges, { tagline: 'x' })).toEqual({ profile: ['is required'] })
})

test.each(['capabilities', 'interests', 'values'])('%s may be a list or an object', (section) => {
  for (const value of [[], ['ai'], {}, { domains: ['ai'], max_context_length: 9 }]) {
    expect(explain(AgentChanges, { profile: { [section]: value } })).toBeUndefined()
    expect(explain(Profile, { display_name: 'A', [section]: value })).toBeUndefined()
  }
  for (const value of ['ai', 7, [7]]) {
    const words = { [section]: ['must be a list of texts or an object'] }
    expect(explain(Profile, { display_name: 'A', [section]: value })).toEqual(words)
  }
  expect(matches(Profile, { display_name: 'A', [section]: null })).toBe(true)
  expect(matches(AgentChanges, { profile: { [section]: null } })).toBe(false)
})

test('the answer of another dialect is told by the field that it lacks', () => {
  expect(explain(ExpressedInterest, { connection_formed: true })).toBeUndefined()
  expect(explain(ExpressedInterest, { connection_formed: false, message: 'Wait.' })).toBeUndefined()
  expect(explain(ExpressedInterest, { connection_id: 'c', status: 'accepted' })).toEqual({
    connection_formed: ['is required'],
  })
  expect(explain(ExpressedInterest, { connection_formed: 'yes' })).toEqual({
    connection_formed: ['must be a boolean, not a string'],
  })
})
