// Compiled only, in clean projects, as ESM and as CommonJS: a user's code, and code that must not
// compile.
import type { Moltify, NewTask } from '@moltify/sdk'
import { usd } from '@moltify/sdk'
import { NewTask as NewTaskSchema } from '@moltify/sdk/schemas'
import * as z from 'zod/mini'

type Parsed = z.infer<typeof NewTaskSchema>

export const parsed: NewTask = NewTaskSchema.parse({})
export const input: Parsed = {
  agentId: 'a',
  title: 'A report',
  description: 'Twenty characters, or more.',
  agreedPrice: usd(25),
}
export const form = z.object({
  task: z.omit(NewTaskSchema, { agentId: true }),
  accepted: z.boolean(),
})

export const create = (moltify: Moltify, body: unknown) =>
  moltify.tasks.create(NewTaskSchema.parse(body))

// @ts-expect-error the schema has no field of this name
export const price = NewTaskSchema.shape.price
