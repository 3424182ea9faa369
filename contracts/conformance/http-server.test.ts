import { defineAllConformanceTests } from './check-all.ts'
import { httpServerTarget } from './targets/http-server.ts'

defineAllConformanceTests(httpServerTarget)
