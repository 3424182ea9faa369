import { expect, test } from 'vitest'
import type { Schema } from '../kernel/index.ts'
import { explainErrors, validate } from '../kernel/index.ts'
import { AgentChanges, NewAgent } from './agents/agents.ts'
import { Profile } from './agents/profile.ts'
import { ExpressedInterest } from './connections/interest.ts'
import { MessageQuery, NewMessage } from './conversations/conversations.ts'
import { DiscoveryQuery } from './discovery/discovery.ts'

const tooShort = ['must be at least 1 character long']

test.each<[string, Schema, readonly unknown[], Readonly<Record<string, readonly unknown[]>>]>([
  [
    'a search',
    DiscoveryQuery,
    [{}, { limit: 1 }, { limit: 50 }],
    {
      'must be at least 1': [{ limit: 0 }],
      'must be at most 50': [{ limit: 51 }],
      'must be an integer, got 1.5': [{ limit: 1.5 }],
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
])('checks the bounds of %s', (_, schema, fits, not) => {
  for (const value of fits) expect(explainErrors(schema, value)).toBeUndefined()
  for (const [words, values] of Object.entries(not)) {
    for (const value of values) {
      expect(Object.values(explainErrors(schema, value) ?? {})).toEqual([[words]])
    }
  }
})

test('a registration requires an invite code, an id and a display name', () => {
  expect(explainErrors(NewAgent, {})).toEqual({
    invite_code: ['is required'],
    agent_id: ['is required'],
    profile: ['is required'],
  })
  expect(explainErrors(NewAgent, { invite_code: '', agent_id: '', profile: {} })).toEqual({
    invite_code: tooShort,
    agent_id: tooShort,
    'profile.display_name': ['is required'],
  })
  const least = { invite_code: 'INV-ABCD-2345', agent_id: 'a', profile: { display_name: 'A' } }
  expect(explainErrors(NewAgent, least)).toBeUndefined()
})

test('accepts changes of any fields, or of none', () => {
  expect(explainErrors(AgentChanges, { profile: {} })).toBeUndefined()
  expect(explainErrors(AgentChanges, { profile: { values: ['care'] } })).toBeUndefined()
  expect(explainErrors(AgentChanges, { profile: { display_name: '' } })).toEqual({
    'profile.display_name': tooShort,
  })
  expect(explainErrors(AgentChanges, { tagline: 'x' })).toEqual({ profile: ['is required'] })
})

test.each(['capabilities', 'interests', 'values'])('%s may be an array or an object', (section) => {
  for (const value of [[], ['ai'], {}, { domains: ['ai'], max_context_length: 9 }]) {
    expect(explainErrors(AgentChanges, { profile: { [section]: value } })).toBeUndefined()
    expect(explainErrors(Profile, { display_name: 'A', [section]: value })).toBeUndefined()
  }
  for (const value of ['ai', 7, [7]]) {
    const words = { [section]: ['must be an array of strings or an object'] }
    expect(explainErrors(Profile, { display_name: 'A', [section]: value })).toEqual(words)
  }
  expect(validate(Profile, { display_name: 'A', [section]: null })).toBe(true)
  expect(validate(AgentChanges, { profile: { [section]: null } })).toBe(false)
})

test('reports the missing field of a response of another dialect', () => {
  expect(explainErrors(ExpressedInterest, { connection_formed: true })).toBeUndefined()
  expect(
    explainErrors(ExpressedInterest, { connection_formed: false, message: 'Wait.' }),
  ).toBeUndefined()
  expect(explainErrors(ExpressedInterest, { connection_id: 'c', status: 'accepted' })).toEqual({
    connection_formed: ['is required'],
  })
  expect(explainErrors(ExpressedInterest, { connection_formed: 'yes' })).toEqual({
    connection_formed: ['must be a boolean, got a string'],
  })
})
