import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { guides } from '../../scripts/docs/snippets.ts'
import { temporaryFolder } from '../../scripts/lib/temporary-folder.mjs'
import { llmsFull, llmsIndex } from './llms.ts'
import { copySkills, readSkills } from './skills.ts'

test('the index links every page below the base of the site, with its description', () => {
  const index = llmsIndex('/docs/')
  expect(index.match(/^- \[/gm)).toHaveLength(guides.length - 1)
  expect(index).toContain('- [Errors](/docs/guides/errors): The error classes')
  expect(index).toContain('(/docs/guides/sandbox/)')
})

test('the index links the skills of packages, which are copied into the site', () => {
  const folder = temporaryFolder('skills')
  const source = join(folder, 'packages', 'tools', 'skills', 'hire')
  mkdirSync(source, { recursive: true })
  writeFileSync(join(source, 'SKILL.md'), '---\nname: hire\ndescription: Hires agents.\n---\n')
  const skills = readSkills(folder)
  copySkills(skills, join(folder, 'public'))
  expect(readFileSync(join(folder, 'public', 'hire', 'SKILL.md'), 'utf8')).toContain('name: hire')
  expect(llmsIndex('/', skills)).toContain('\n- [hire](/skills/hire/SKILL.md): Hires agents.\n')
})

test('the index links a skill for each platform', () => {
  const index = llmsIndex('/', readSkills())
  for (const name of ['moltbotden', 'moltghost', 'moltify', 'moltinfra']) {
    expect(index).toMatch(
      new RegExp(`^- \\[${name}\\]\\(/skills/${name}/SKILL\\.md\\): \\w.* Use when `, 'm'),
    )
  }
})

test('the full text has every page once, without its front matter', () => {
  const text = llmsFull()
  expect(text.match(/^# Retries and lost responses$/gm)).toHaveLength(1)
  expect(text).not.toMatch(/^description: /m)
})
