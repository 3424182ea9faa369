import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { createAgent, listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import { expect, test } from 'vitest'
import { checkErrorCode, checkResponse, SandboxContractError } from './check-response.ts'
import { HttpError } from './http-error.ts'

test('an answer that keeps to its contract passes', () => {
  const answer = { agents: [{ id: 'agent_1', name: 'Ada', status: 'active', mood: 'sunny' }] }
  expect(() => checkResponse(listAgents, listAgents.response, answer)).not.toThrow()
})

test('an answer that does not is named with its operation and field', () => {
  const answer = { agents: [{ id: 'agent_1', status: 'active' }] }
  expect(() => checkResponse(listAgents, listAgents.response, answer)).toThrow(SandboxContractError)
  expect(() => checkResponse(listAgents, listAgents.response, answer)).toThrow(
    /Response of listAgents does not match its contract: .*agents\.0\.name/,
  )
})

test('a refusal must have a code that its operation lists, or that any call may meet', () => {
  const refuse = (code: string): void =>
    checkErrorCode(moltinfra, createAgent, new HttpError(code, 400, 'No.'))
  expect(() => refuse('INVALID_REQUEST')).not.toThrow()
  expect(() => refuse('RATE_LIMIT_EXCEEDED')).not.toThrow()
  expect(() => refuse('INVALID_MESSAGE')).toThrow(/createAgent fails with INVALID_MESSAGE/)
  expect(() => refuse('OUT_OF_TEA')).toThrow(SandboxContractError)
})
