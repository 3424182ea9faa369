import { defineAllConformanceTests } from './check-all.ts'
import { mswTarget } from './targets/msw.ts'

defineAllConformanceTests(mswTarget)
