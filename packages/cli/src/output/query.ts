import { UsageError } from '../usage-error.ts'

/** Compiles a JMESPath expression. Its library is only loaded if `--query` is used. */
export const compileQuery = async (expression: string): Promise<(value: unknown) => unknown> => {
  const { TreeInterpreter, compile } = await import('@jmespath-community/jmespath')
  try {
    const tree = compile(expression)
    return (value) => TreeInterpreter.search(tree, JSON.parse(JSON.stringify(value ?? null)))
  } catch (error) {
    throw new UsageError(
      `--query is not a JMESPath expression: ${(error as Error).message}. Example: --query "[].{id: id, price: agreedPrice}"`,
    )
  }
}
