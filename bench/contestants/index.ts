import type { Contestant } from './contestant.ts'

/** Everyone in the tables, in their order. Each worker process loads only its own. */
const modules: Readonly<Record<string, () => Promise<{ contestant: Contestant }>>> = {
  fetch: () => import('./fetch.ts'),
  ky: () => import('./ky.ts'),
  moltinfra: () => import('./moltinfra.ts'),
  moltify: () => import('./moltify.ts'),
  moltbotden: () => import('./moltbotden.ts'),
  moltghost: () => import('./moltghost.ts'),
  openai: () => import('./openai.ts'),
  anthropic: () => import('./anthropic.ts'),
  stripe: () => import('./stripe.ts'),
  resend: () => import('./resend.ts'),
  octokit: () => import('./octokit.ts'),
}

export const contestantIds: readonly string[] = Object.keys(modules)

export const loadContestant = async (id: string): Promise<Contestant> => {
  const module = modules[id]
  if (!module) throw new Error(`There is no contestant "${id}".`)
  return (await module()).contestant
}
