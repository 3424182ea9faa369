import type { RuleDef } from './def.ts'

/** Says what is wrong with a value that already has the right type, or nothing. */
export type Rule = (value: unknown) => string | undefined

/** Makes the check of a zod check, such as a least length. */
export const ruleOf = ({ _zod: { def } }: { readonly _zod: { readonly def: RuleDef } }): Rule => {
  const rule = rules[def.check]
  if (!rule) throw new Error(`A contract cannot use ${def.check}: teach it to rules.ts first.`)
  return rule(def)
}

const rules: Readonly<Record<string, (def: RuleDef) => Rule>> = {
  min_length: ({ minimum }) => length((count) => count >= minimum, 'at least', minimum),
  max_length: ({ maximum }) => length((count) => count <= maximum, 'at most', maximum),
  greater_than: ({ value, inclusive }) =>
    size(
      (given) => given > value || (inclusive && given === value),
      inclusive ? 'at least' : 'more than',
      value,
    ),
  less_than: ({ value, inclusive }) =>
    size(
      (given) => given < value || (inclusive && given === value),
      inclusive ? 'at most' : 'less than',
      value,
    ),
}

const length = (fits: (count: number) => boolean, words: string, bound: number): Rule => {
  const s = bound === 1 ? '' : 's'
  return (value) => {
    if (fits((value as string | unknown[]).length)) return undefined
    return typeof value === 'string'
      ? `must be ${words} ${bound} character${s} long`
      : `must have ${words} ${bound} item${s}`
  }
}

const size =
  (fits: (given: number) => boolean, words: string, bound: number): Rule =>
  (value) =>
    fits(value as number) ? undefined : `must be ${words} ${bound}`
