export { moltinfra } from './api.ts'
export { platform } from './platform.ts'
