/** The name of the method with which Node.js, Bun and Deno show an object in `console.log`. */
export const inspectSymbol: unique symbol = Symbol.for('nodejs.util.inspect.custom')

/** Arguments of that method: the depth, the options, and the function that formats a value. */
export type InspectArgs = [
  depth: number,
  options: object,
  inspect: (value: unknown, options: object) => string,
]
