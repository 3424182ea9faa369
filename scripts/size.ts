import { join } from 'node:path'
import { entries } from './build/entries.ts'
import { isSchemas } from './build/schemas.ts'
import { browserBundle } from './lib/browser-bundle.ts'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import type { Package } from './lib/packages.ts'
import { clients, publishedPackages } from './lib/packages.ts'
import { root } from './lib/paths.mjs'
import type { Budget, CombinedBudget } from './size/budgets.ts'
import {
  budgets,
  combinedBudgets,
  coreBudget,
  forbiddenModules,
  inspectorBudget,
} from './size/budgets.ts'
import { coreSize, gzipSize, inspectorSize, sourceModules } from './size/measure.ts'

// Compares the size of the clients in a user's bundle, and that of the inspector, with their budgets.
const checks = await Promise.all(clients.map(checksOf))
const otherChecks = await Promise.all(publishedPackages.map(otherBudgetChecks))
const combinedChecks = await Promise.all(combinedBudgets.map(combinedCheck))
const inspectorCheck = sizeCheck(
  'page of the inspector, with styles',
  await inspectorSize(),
  inspectorBudget,
)
await runChecks([...checks.flat(), ...otherChecks.flat(), ...combinedChecks, inspectorCheck])

async function checksOf(client: Package): Promise<Check[]> {
  const clientBudgets = budgetsOf(client)
  const sizes = clientBudgets.map((budget) => budgetCheck(client, budget))
  const core = coreSize(client).then((bytes) =>
    sizeCheck(`${client.name}: share of our core`, bytes, coreBudget),
  )
  return [
    {
      name: `${client.name} has a budget`,
      run: () => (clientBudgets.length > 0 ? [] : ['Add a budget to scripts/size/budgets.ts.']),
    },
    ...(await Promise.all([...sizes, core])),
    { name: `${client.name}: no forbidden modules`, run: () => findForbiddenModules(client) },
    { name: `${client.name}: zod in ./schemas alone`, run: () => findZod(client) },
  ]
}

function budgetsOf({ name }: Package): readonly Budget[] {
  return budgets.filter((budget) => budget.package === name)
}

async function budgetCheck(pkg: Package, budget: Budget): Promise<Check> {
  return sizeCheck(`${pkg.name}: ${budget.label}`, await gzipSize(budget, pkg), budget.bytes)
}

/** The budgets of a package that is no client. */
function otherBudgetChecks(pkg: Package): Promise<Check[]> {
  const own = clients.includes(pkg) ? [] : budgetsOf(pkg)
  return Promise.all(own.map((budget) => budgetCheck(pkg, budget)))
}

/** Namespaces, because `export *` of two clients would drop the names that both export. */
async function combinedCheck({ label, packages, bytes }: CombinedBudget): Promise<Check> {
  const code = (packages ?? clients.map(({ name }) => name))
    .map((name, i) => `export * as client${i} from '${name}'`)
    .join('\n')
  // The conformance suite depends on all clients.
  const folder = join(root, 'contracts', 'conformance')
  return sizeCheck(label, await gzipSize({ code }, { folder }), bytes)
}

function sizeCheck(label: string, bytes: number, budget: number): Check {
  const formatKb = (count: number) => `${(count / 1000).toFixed(2)} KB`
  return {
    name: `${label}: ${formatKb(bytes)} of ${formatKb(budget)}`,
    run: () =>
      bytes <= budget
        ? []
        : [
            `${bytes - budget} bytes over budget. Find what grew (\`esbuild --analyze\`), or raise the budget`,
            'in scripts/size/budgets.ts in the same commit and give the reason.',
          ],
  }
}

async function findForbiddenModules(client: Package): Promise<string[]> {
  const rules = forbiddenModules.flatMap((rule) => {
    const { entry = client.name, includeDynamicImports = true } = rule
    return entry.startsWith(client.name) ? [{ ...rule, entry, includeDynamicImports }] : []
  })
  const problems = rules.map(async ({ module, entry, includeDynamicImports, reason }) => {
    const modules = await sourceModules(client, entry, includeDynamicImports)
    const found = modules.find((file) => module.test(file))
    return found === undefined ? [] : [`The bundle of ${entry} contains ${found}: ${reason}.`]
  })
  return (await Promise.all(problems)).flat()
}

/** Reports zod in the built entries that do not need it, also in what they load on demand. */
async function findZod({ name, folder, manifest }: Package): Promise<string[]> {
  const built = entries(manifest).filter(({ source }) => !source.includes('.node.'))
  const problems = built.map(async (entry) => {
    const { metafile } = await browserBundle(`export * from './dist/${entry.name}.js'`, {
      resolveDir: folder,
    })
    const hasZod = Object.keys(metafile.inputs).some((file) => /\/node_modules\/zod\//.test(file))
    if (hasZod === isSchemas(entry)) return []
    return [`${name}: dist/${entry.name}.js ${hasZod ? 'imports' : 'does not import'} zod.`]
  })
  return (await Promise.all(problems)).flat()
}
