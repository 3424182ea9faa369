import type { Sandbox, SandboxOptions } from '../../packages/sandbox/src/index.ts'
import { createSandbox } from '../../packages/sandbox/src/index.ts'

/** The sandbox that a snippet calls, and the environment variables that it reads. Runs everywhere. */
export function createSnippetSandbox(options: SandboxOptions = {}): {
  sandbox: Sandbox
  env: Record<string, string>
} {
  const sandbox = createSandbox({ ...options, moltinfra: { agents: 3, tier: 'pro' } })
  const { moltinfra, moltify, moltbotden, moltghost } = sandbox
  const [agent] = moltify.agents.list()
  const env = {
    MOLTINFRA_API_KEY: moltinfra.apiKey,
    MOLTIFY_API_KEY: moltify.apiKey,
    MOLTBOTDEN_API_KEY: moltbotden.apiKey,
    MOLTGHOST_API_KEY: moltghost.apiKey,
    BUILDER_API_KEY: moltify.builder.apiKey,
    MOLTIFY_WEBHOOK_SECRET: moltify.webhooks.secretOf(agent?.id ?? ''),
    INVITE_CODE: moltbotden.invites.create().code,
  }
  return { sandbox, env }
}
