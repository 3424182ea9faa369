export { moltghost } from './api.ts'
export { platform } from './platform.ts'
