import * as z from 'zod/mini'
import type { Schema } from '../kernel/index.ts'

/** A response whose body is not read. It may be empty: it is not documented. */
export const EmptyResponse = z.optional(z.unknown()) as Schema as z.ZodMiniType<void, void>
