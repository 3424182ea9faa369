import assert from 'node:assert/strict'

/**
 * Validates the examples of request bodies in a document with the schemas of the same names.
 *
 * @param {string} client
 * @param {Record<string, { '~standard': { vendor: string, validate(value: unknown): any } }>} schemas
 * @param {{ paths: Record<string, Record<string, any>> }} document
 */
export function checkSchemas(client, schemas, document) {
  let validated = 0
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  for (const { operationId, requestBody } of operations) {
    const { schema, example } = requestBody?.content['application/json'] ?? {}
    if (example === undefined) continue
    const name = schema.$ref.split('/').at(-1)
    const found = schemas[name]
    assert.ok(found, `${client}/schemas does not export ${name}.`)
    assert.equal(found['~standard'].vendor, 'zod')
    assert.deepEqual(found['~standard'].validate(example), { value: example }, operationId)
    assert.ok(found['~standard'].validate(7).issues?.length, `${name} accepts a number.`)
    validated += 1
  }
  assert.ok(validated > 0, `The document of ${client} has no example of a request body.`)
}
