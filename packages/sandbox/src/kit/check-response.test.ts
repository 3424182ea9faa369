import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { createAgent, listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import { expect, test } from 'vitest'
import { checkErrorCode, checkResponse, SandboxContractError } from './check-response.ts'
import { HttpError } from './http-error.ts'

test('accepts a response that matches the contract', () => {
  const answer = { agents: [{ id: 'agent_1', name: 'Ada', status: 'active', mood: 'sunny' }] }
  expect(() => checkResponse(listAgents, listAgents.response, answer)).not.toThrow()
})

test('names operation and field of a response that does not match', () => {
  const answer = { agents: [{ id: 'agent_1', status: 'active' }] }
  expect(() => checkResponse(listAgents, listAgents.response, answer)).toThrow(SandboxContractError)
  expect(() => checkResponse(listAgents, listAgents.response, answer)).toThrow(
    /Response of listAgents does not match its contract: .*agents\.0\.name/,
  )
})

test('rejects an error code that neither the operation nor the API declares', () => {
  const refuse = (code: string): void =>
    checkErrorCode(moltinfra, createAgent, new HttpError(code, 400, 'No.'))
  expect(() => refuse('INVALID_REQUEST')).not.toThrow()
  expect(() => refuse('RATE_LIMIT_EXCEEDED')).not.toThrow()
  expect(() => refuse('INVALID_MESSAGE')).toThrow(/createAgent fails with INVALID_MESSAGE/)
  expect(() => refuse('OUT_OF_TEA')).toThrow(SandboxContractError)
})
