import { defineAllConformanceTests } from './check-all.ts'
import { apiEnvVar, targetEnvVar } from './env-variables.ts'
import { liveTarget } from './targets/live.ts'

defineAllConformanceTests(liveTarget(process.env[targetEnvVar] ?? ''), process.env[apiEnvVar])
