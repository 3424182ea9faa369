import type { Project } from '../install/project.ts'

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>
}

/**
 * Reports the known vulnerabilities of what a project has installed. Returns `undefined` if the registry
 * has no audits.
 */
export async function auditProblems({ run }: Project): Promise<string[] | undefined> {
  // npm fails both if it finds something and if there is no audit.
  const output = await run(['npm', 'audit', '--omit=dev', '--json']).catch((error) => `${error}`)
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)
  const { vulnerabilities }: Audit = JSON.parse(json || '{}')
  return (
    vulnerabilities &&
    Object.entries(vulnerabilities).map(
      ([name, { severity }]) => `${name} has a vulnerability (${severity}). Run npm audit.`,
    )
  )
}
