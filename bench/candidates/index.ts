import type { Candidate } from './candidate.ts'

/** All candidates in the order of the tables. Each worker process loads only its own. */
const modules: Readonly<Record<string, () => Promise<{ candidate: Candidate }>>> = {
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

export const candidateIds: readonly string[] = Object.keys(modules)

/** Our client with another transport. Only its calls differ from those of the candidate. */
const variants: typeof modules = { 'moltinfra-node': () => import('./moltinfra-node.ts') }

/** The candidates and variants whose calls are compared. */
export const callCandidateIds: readonly string[] = [...candidateIds, ...Object.keys(variants)]

export const loadCandidate = async (id: string): Promise<Candidate> => {
  const module = modules[id] ?? variants[id]
  if (!module)
    throw new Error(`Unknown candidate "${id}". Available: ${callCandidateIds.join(', ')}.`)
  return (await module()).candidate
}
