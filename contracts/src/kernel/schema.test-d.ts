import * as z from 'zod/mini'
import type { Cents } from './money.ts'
import { openEnum } from './open-enum.ts'
import { Money } from './price.ts'
import type { InputOf, OutputOf } from './schema.ts'
import type { AllTrue, Equal } from './type-equality.ts'

const Input = z.object({
  words: z.array(z.string()),
  rows: z.optional(z.array(z.object({ cells: z.array(z.nullable(Money)) }))),
  either: z.union([z.string(), z.array(openEnum(['a']))]),
  settings: z.record(z.string(), z.unknown()),
})

export type InputsTakeReadonlyArraysAndOutputsHaveOthers = AllTrue<
  [
    Equal<
      InputOf<typeof Input>,
      {
        words: readonly string[]
        rows?: readonly { cells: readonly (Cents | null)[] }[] | undefined
        either: string | readonly ('a' | (string & {}))[]
        settings: Record<string, unknown>
      }
    >,
    Equal<OutputOf<typeof Input>['words'], string[]>,
  ]
>

export type ReadonlyIsPartOfEquality = AllTrue<
  [
    Equal<Equal<string[], readonly string[]>, false>,
    Equal<Equal<{ words: string[] }, { words: readonly string[] }>, false>,
  ]
>
