export { moltify } from './api.ts'
export { platform } from './platform.ts'
