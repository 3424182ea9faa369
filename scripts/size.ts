import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import type { Package } from './lib/packages.ts'
import { published } from './lib/packages.ts'
import { budgets, coreBudget, neverBundled } from './size/budgets.ts'
import { coreShare, gzipSize, sourceModules } from './size/measure.ts'

// What the clients weigh in a user's bundle, against their budgets.
const clients = published.filter(({ name }) => name.endsWith('/sdk'))
const checks = await Promise.all(clients.map(checksOf))
await runChecks(checks.flat())

async function checksOf(client: Package): Promise<Check[]> {
  const own = budgets.filter((budget) => budget.package === client.name)
  const weighed = own.map(async (budget) =>
    within(`${client.name}: ${budget.what}`, await gzipSize(budget, client), budget.bytes),
  )
  const core = coreShare(client).then((bytes) =>
    within(`${client.name}: our core's share of it`, bytes, coreBudget),
  )
  return [
    { name: `${client.name} has a budget`, run: () => (own.length > 0 ? [] : ['Give it one.']) },
    ...(await Promise.all([...weighed, core])),
    { name: `${client.name}: nothing heavy by accident`, run: () => heavyModules(client) },
  ]
}

function within(what: string, bytes: number, budget: number): Check {
  const shown = (count: number) => `${(count / 1000).toFixed(2)} KB`
  return {
    name: `${what}: ${shown(bytes)} of ${shown(budget)}`,
    run: () =>
      bytes <= budget
        ? []
        : [
            `${bytes - budget} bytes too many. Find what grew (\`esbuild --analyze\`), or raise the budget`,
            'in scripts/size/budgets.ts in the same commit, with the reason.',
          ],
  }
}

async function heavyModules(client: Package): Promise<string[]> {
  const rules = neverBundled.flatMap((rule) => {
    const { entry = client.name, whole = true } = rule
    return entry.startsWith(client.name) ? [{ ...rule, entry, whole }] : []
  })
  const problems = rules.map(async ({ module, entry, whole, reason }) => {
    const modules = await sourceModules(client, entry, whole)
    const found = modules.find((file) => module.test(file))
    return found === undefined ? [] : [`${found} is in the bundle of ${entry}: ${reason}.`]
  })
  return (await Promise.all(problems)).flat()
}
