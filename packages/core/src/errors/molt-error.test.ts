import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import * as errors from '../index.ts'
import { ApiError } from './api-error.ts'
import { InputError } from './client-errors.ts'
import { NotFoundError, RateLimitError } from './http-errors.ts'
import { MoltError } from './molt-error.ts'

const classes = Object.entries(errors).filter(
  ([name]) => name.endsWith('Error') && !name.startsWith('is'),
)
const guards = Object.entries(errors).filter(([name]) => name.startsWith('is'))

type AnyError = new (
  message: string,
  context: { readonly fields: Record<string, never> },
) => MoltError

const make = (type: unknown): MoltError => new (type as AnyError)('It broke.', { fields: {} })

const api = [
  'ApiError',
  'AuthenticationError',
  'ConflictError',
  'GoneError',
  'NotFoundError',
  'PermissionError',
  'RateLimitError',
  'ServerError',
  'ValidationError',
]

describe('the error classes', () => {
  it('have a class and a guard for each kind', () => {
    expect(classes.map(([name]) => name).sort()).toEqual(
      [
        ...api,
        'AbortError',
        'ConfigError',
        'ConnectionError',
        'ContractError',
        'InputError',
        'MoltError',
        'StreamError',
        'TimeoutError',
        'WebhookError',
      ].sort(),
    )
    expect(guards.map(([name]) => name).sort()).toEqual(classes.map(([name]) => `is${name}`).sort())
  })

  it.for(classes)('%s has its literal name, and is an Error and a MoltError', ([name, type]) => {
    const error = make(type)
    expect(error.name).toBe(name)
    expect(error).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(MoltError)
    expect(error instanceof ApiError).toBe(api.includes(name))
    expect(String(error)).toBe(`${name}: It broke.`)
    expect(Object.keys(error)).not.toContain('name')
  })

  it.for(guards)(
    'the guard of %s accepts its own kind and its subclasses, and nothing else',
    ([guard, is]) => {
      const expected = guard.slice(2)
      for (const [name, type] of classes) {
        const below = expected === 'MoltError' || (expected === 'ApiError' && api.includes(name))
        expect((is as (value: unknown) => boolean)(make(type))).toBe(name === expected || below)
      }
      const unrelatedErrors = [undefined, null, 'x', 7, {}, new Error('x'), { name: expected }]
      for (const other of unrelatedErrors)
        expect((is as (value: unknown) => boolean)(other)).toBe(false)
    },
  )
})

describe('an error', () => {
  it('has a code, and by default is not retryable and not sent', () => {
    expect(new MoltError('x')).toMatchObject({ code: 'MoltError', retryable: false, attempts: 0 })
    expect(new InputError('x', { fields: {} }).code).toBe('invalid_input')
  })

  it('has no property for unknown values', () => {
    const error = new RateLimitError('x', { code: 'SLOW', status: undefined, requestId: undefined })
    expect(Object.keys(error).sort()).toEqual(['attempts', 'code', 'retryable'])
    expect('cause' in error).toBe(false)
  })

  it('keeps a cause, even null', () => {
    expect(new MoltError('x', { cause: 'why' }).cause).toBe('why')
    expect('cause' in new MoltError('x', { cause: null })).toBe(true)
  })

  const full = new NotFoundError('No such boat.', {
    code: 'BOAT_NOT_FOUND',
    status: 404,
    requestId: 'r-1',
    operation: 'getBoat',
    attempts: 2,
    details: { boatId: 'b1' },
    headers: new Headers({ 'set-cookie': 'c00kie' }),
    body: { raw: 'b0dy' },
    cause: new Error('c4use'),
  })

  it('serializes to JSON that is safe to store', () => {
    expect(JSON.parse(JSON.stringify(full))).toEqual({
      name: 'NotFoundError',
      message: 'No such boat.',
      code: 'BOAT_NOT_FOUND',
      status: 404,
      requestId: 'r-1',
      operation: 'getBoat',
      attempts: 2,
      retryable: false,
      details: { boatId: 'b1' },
    })
  })

  it('shows what helps and hides headers and body in logs', () => {
    const rendered = inspect(full)
    expect(rendered).toContain('NotFoundError: No such boat.')
    expect(rendered).toContain("code: 'BOAT_NOT_FOUND'")
    expect(rendered).not.toMatch(/c00kie|b0dy/)
    expect({ ...full }).not.toHaveProperty('body')
    expect(full.headers?.get('set-cookie')).toBe('c00kie')
    expect(full.body).toEqual({ raw: 'b0dy' })
  })

  it('has a stack that starts with its name', () => {
    expect(full.stack).toMatch(/^NotFoundError: No such boat\.\n/)
  })
})

describe('a subclass of a user', () => {
  class BoatError extends ApiError {
    readonly boat: string
    constructor(message: string, boat: string) {
      super(message, { code: 'MINE', status: 404 })
      this.boat = boat
    }
  }

  class NamedError extends MoltError {
    constructor(message: string) {
      super(message)
      Object.assign(this, { name: 'NamedError' })
    }
  }

  it('is recognized as a MoltError', () => {
    const error = new BoatError('x', 'b1')
    expect(error).toBeInstanceOf(BoatError)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toBeInstanceOf(MoltError)
    expect(error).not.toBeInstanceOf(NotFoundError)
    expect(errors.isApiError(error)).toBe(true)
    expect(error).toMatchObject({ boat: 'b1', code: 'MINE', name: 'ApiError' })
  })

  it('is not recognized as its parents or siblings', () => {
    class OtherError extends ApiError {}
    expect(new ApiError('x')).not.toBeInstanceOf(BoatError)
    expect(new OtherError('x')).not.toBeInstanceOf(BoatError)
    expect(new BoatError('x', 'b1')).not.toBeInstanceOf(OtherError)
  })

  it('can set its name in the constructor', () => {
    const error = new NamedError('x')
    expect(error.name).toBe('NamedError')
    expect(error).toBeInstanceOf(NamedError)
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: 'NamedError', message: 'x' })
  })
})

describe('instanceof', () => {
  it.for([undefined, null, 0, '', 'x', Symbol('x'), {}, [], () => 0])(
    'rejects unrelated errors',
    (value) => {
      expect((value as unknown) instanceof MoltError).toBe(false)
    },
  )

  it('rejects a prototype', () => {
    expect(Object.prototype instanceof MoltError).toBe(false)
    expect(Object.create(null) instanceof ApiError).toBe(false)
  })
})
