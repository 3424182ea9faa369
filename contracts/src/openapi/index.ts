export type {
  ApiDocs,
  ErrorDocs,
  OperationDocs,
  PropertyDocs,
  SchemaDocs,
  WebhookDocs,
} from './docs.ts'
export { describeObject, describeValue } from './docs.ts'
export { createOpenApiDocument } from './document.ts'
export type { JsonSchema } from './json-schema.ts'
export { namedSchemas } from './named-schemas.ts'
export { requestSchemas } from './request-schemas.ts'
export { typeDeclarations } from './types.ts'
