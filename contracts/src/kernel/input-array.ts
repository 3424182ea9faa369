import type * as z from 'zod/mini'

/**
 * The type of the schema of an array in a request: it accepts readonly arrays, so that callers can pass
 * theirs as they are, and produces mutable ones.
 */
export interface InputArraySchema<Item extends z.core.SomeType>
  extends z.ZodMiniType<z.core.output<Item>[], readonly z.core.input<Item>[]> {}
