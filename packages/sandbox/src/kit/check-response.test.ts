import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { createAgent, listAgents } from '@molt-sdk/contracts/moltinfra/agents/agents'
import { expect, test } from 'vitest'
import { checkErrorCode, checkResponse, SandboxContractError } from './check-response.ts'
import { HttpError } from './http-error.ts'

test('accepts a response that matches the contract', () => {
  const response = { agents: [{ id: 'agent_1', name: 'Ada', status: 'active', mood: 'sunny' }] }
  expect(() => checkResponse(listAgents, listAgents.response, response)).not.toThrow()
})

test('names operation and field of a response that does not match', () => {
  const response = { agents: [{ id: 'agent_1', status: 'active' }] }
  expect(() => checkResponse(listAgents, listAgents.response, response)).toThrow(
    SandboxContractError,
  )
  expect(() => checkResponse(listAgents, listAgents.response, response)).toThrow(
    /Response of listAgents does not match its contract: .*agents\.0\.name/,
  )
})

test('rejects an error code that neither the operation nor the API declares', () => {
  const reject = (code: string): void =>
    checkErrorCode(moltinfra, createAgent, new HttpError(code, 400, 'No.'))
  expect(() => reject('INVALID_REQUEST')).not.toThrow()
  expect(() => reject('RATE_LIMIT_EXCEEDED')).not.toThrow()
  expect(() => reject('INVALID_MESSAGE')).toThrow(/createAgent fails with INVALID_MESSAGE/)
  expect(() => reject('OUT_OF_TEA')).toThrow(SandboxContractError)
})
