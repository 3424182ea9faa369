import * as sandbox from '../../packages/sandbox/src/index.ts'
import { code, page, table } from './markdown.ts'

/** What the sandbox assumes about a platform. */
interface PlatformAssumptions {
  readonly title: string
  readonly folder: string
  readonly assumptions: Readonly<Record<string, sandbox.Assumption<unknown>>>
}

export const assumptionsByPlatform: readonly PlatformAssumptions[] = [
  {
    title: 'MoltInfra',
    folder: 'moltinfra',
    assumptions: { ...sandbox.moltinfraAssumptions },
  },
  { title: 'Moltify', folder: 'moltify', assumptions: { ...sandbox.moltifyAssumptions } },
  {
    title: 'MoltbotDen',
    folder: 'moltbotden',
    assumptions: { ...sandbox.moltbotdenAssumptions },
  },
  { title: 'MoltGhost', folder: 'moltghost', assumptions: { ...sandbox.moltghostAssumptions } },
]

/** The page of everything that the sandbox assumes. */
export const assumptionReference = (): string =>
  page(
    '---\ntitle: Assumptions\n---',
    '# Assumptions',
    'The documents of the platforms leave gaps. This page lists what the sandbox does in each, and why. Each assumption can be changed, to test your app against another reading of the documents: `createSandbox({ moltify: { assumptions: { feePercent: 10 } } })`. [What is known](/concepts/what-is-known) explains the badges.',
    ...assumptionsByPlatform.flatMap(({ title, folder, assumptions }) => [
      `## ${title} {#${folder}}`,
      table(
        ['assumption', 'value', 'other values', 'reason', 'source'],
        Object.entries(assumptions).map(([name, assumption]) => [
          code(name),
          code(assumption.value),
          otherValues(assumption),
          assumption.reason,
          assumption.source,
        ]),
      ),
    ]),
  )

const otherValues = ({ value, choices }: sandbox.Assumption<unknown>): string =>
  choices === undefined
    ? 'any number'
    : choices
        .filter((other) => other !== value)
        .map(code)
        .join(' ')
