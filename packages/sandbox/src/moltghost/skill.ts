/** What a skill does with what is asked of it. */
export type SkillRun = (prompt: string) => unknown

/** A skill that an agent has. */
export interface Skill {
  readonly name: string
  /** Gives the result, or throws. Without it the skill gives back what it was asked. */
  readonly run?: SkillRun | undefined
}

export const toSkillMap = (given: readonly (string | Skill)[]): ReadonlyMap<string, Skill> =>
  new Map(
    given.map((one) => {
      const skill = typeof one === 'string' ? { name: one } : one
      return [skill.name, skill]
    }),
  )
