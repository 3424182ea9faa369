import * as z from 'zod/mini'
import { describeObject } from './docs.ts'

const schema = z.looseObject({ id: z.string(), note: z.optional(z.string()) })

export const described = [
  describeObject(schema, 'inferred', 'A thing.', {
    id: 'Its id.',
    note: { description: 'A note.' },
  }),

  // @ts-expect-error a property without a description
  describeObject(schema, 'inferred', 'A thing.', { id: 'Its id.' }),
  // @ts-expect-error a description of an unknown property
  describeObject(schema, 'inferred', 'A thing.', { id: 'Its id.', note: 'A note.', name: 'Name.' }),
  // @ts-expect-error an unknown provenance
  describeObject(schema, 'guessed', 'A thing.', { id: 'Its id.', note: 'A note.' }),
]
