import * as z from 'zod/mini'
import type { Schema } from '../kernel/index.ts'

/** An answer that nothing is read from. An empty one will do: no document shows it. */
export const EmptyResponse = z.optional(z.unknown()) as Schema as z.ZodMiniType<void, void>
