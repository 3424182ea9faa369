import { cpSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { root } from '../../scripts/lib/paths.mjs'

/** Instructions for AI agents: a folder with a SKILL.md. */
export interface Skill {
  /** The name of its folder. */
  readonly name: string
  readonly folder: string
  /** Its SKILL.md. */
  readonly text: string
}

/** Returns the skills of the packages and of the site: each folder `skills/<name>` with a SKILL.md. */
export const readSkills = (from: string = root): Skill[] =>
  globSync(['packages/*/skills/*/SKILL.md', 'docs/skills/*/SKILL.md'], { cwd: from })
    .sort()
    .map((file) => {
      const folder = join(from, dirname(file))
      return { name: basename(folder), folder, text: readFileSync(join(from, file), 'utf8') }
    })

/** Copies the skills into a folder of the site. */
export function copySkills(skills: readonly Skill[], target: string): void {
  if (existsSync(target)) rmSync(target, { recursive: true })
  for (const { name, folder } of skills) cpSync(folder, join(target, name), { recursive: true })
}
