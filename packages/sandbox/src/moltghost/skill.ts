/** Runs a skill with the prompt of the call. */
export type SkillRun = (prompt: string) => unknown

/** A skill of an agent. */
export interface MoltGhostSkill {
  readonly name: string
  /** Returns the result, or throws. By default the skill returns the prompt. */
  readonly run?: SkillRun | undefined
}

/** Returns the skills by name. A string is a skill with the default result. */
export const toSkillMap = (
  skills: readonly (string | MoltGhostSkill)[],
): ReadonlyMap<string, MoltGhostSkill> =>
  new Map(
    skills.map((skillOrName) => {
      const skill = typeof skillOrName === 'string' ? { name: skillOrName } : skillOrName
      return [skill.name, skill]
    }),
  )
