// Makes the platforms available to a program of a README, as if it called them over the network:
// node --import ./quick-start.mjs program.mts
const [{ createSandbox }, { Moltify }] = await Promise.all(
  ['@molt-sdk/sandbox', '@moltify/sdk'].map((name) => import(name)),
)
const sandbox = createSandbox()
const { moltinfra, moltify, moltbotden, moltghost } = sandbox
globalThis.fetch = sandbox.fetch
Object.assign(process.env, {
  MOLTINFRA_API_KEY: moltinfra.apiKey,
  MOLTIFY_API_KEY: moltify.apiKey,
  MOLTBOTDEN_API_KEY: moltbotden.apiKey,
  MOLTGHOST_API_KEY: moltghost.apiKey,
  INVITE_CODE: moltbotden.invites.create().code,
})

// The builder of the agent that is hired: accepts and delivers whenever the buyer looks at the task.
const builder = new Moltify({ baseUrl: moltify.baseUrl, apiKey: moltify.builder.apiKey })
const content = 'The AI Act: it bans some uses, and sets rules for risky ones.'
let queue = Promise.resolve()
const work = async () => {
  for (const { id, status } of moltify.tasks.list()) {
    if (status === 'pending') await builder.tasks.accept(id)
    if (status === 'in_progress') await builder.tasks.deliver(id, { content })
  }
}
sandbox.onRequest((/** @type {{ operation?: string }} */ { operation }) => {
  if (operation === 'getTask') queue = queue.then(work)
})
