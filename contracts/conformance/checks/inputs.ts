import { isRecord } from '@molt-sdk/contracts/kernel'
import { violations } from '@molt-sdk/contracts/testing'
import { InputError } from '@molt-sdk/core'
import { describe, expect, test } from 'vitest'
import type { Args } from '../provocation.ts'
import type { Stage } from '../stage.ts'
import type { Way } from '../way.ts'
import { run } from '../way.ts'

/** Input that the contract forbids never leaves this machine. */
export const checkInputs = (stage: Stage, way: Way): void => {
  const wrong = wrongInputs(way)
  // A call that takes nothing cannot be given what is wrong.
  if (!wrong.length) return
  describe('refuses before sending', () => {
    for (const { name, field, args } of wrong) {
      test(name, async () => {
        const { client, exchanges } = stage.watch(way)
        const error = await run(way, client, args).catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(InputError)
        expect(error).toMatchObject({
          code: 'invalid_input',
          operation: way.operation.id,
          attempts: 0,
          message: expect.stringContaining(field),
        })
        expect(Object.keys((error as InputError).fields)).toEqual([field])
        expect(exchanges).toEqual([])
      })
    }
  })
}

interface WrongInput {
  readonly name: string
  readonly field: string
  readonly args: Args
}

/** Each way to break the arguments of a call, one at a time. */
const wrongInputs = ({ case: one, operation, fixture: { args } }: Way): WrongInput[] => {
  const { takesText, takesParts } = one
  const takes = (path: string, value: unknown): boolean =>
    isRecord(value) && (one.takes?.(path, value) ?? false)
  const { query, body } = operation
  const params = Object.keys(args.params ?? {}).flatMap((name) =>
    ['', '.', '..', 7, null, undefined].map((value) => ({
      name: `${name} is ${JSON.stringify(value)}`,
      field: name,
      args: { ...args, params: { ...args.params, [name]: value } } as Args,
    })),
  )
  const queries = query
    ? // A query as a whole may be left out, and null is as good as nothing.
      violations(query, args.query).filter(({ path }) => path)
    : []
  const bodies = (body ? violations(body, args.body) : []).filter(
    ({ path, value }) =>
      !(takesText && typeof value === 'string') && !(takesParts && !path) && !takes(path, value),
  )
  return [
    ...params,
    ...queries.map(({ name, path, value }) => ({
      name: `query: ${name}`,
      field: path,
      args: { ...args, query: value },
    })),
    ...bodies.map(({ name, path, value }) => ({
      name: `body: ${name}`,
      field: path,
      args: { ...args, body: value },
    })),
  ]
}
