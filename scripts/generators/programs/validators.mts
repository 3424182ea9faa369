// Validators are generated from openapi.json: they accept values that a platform adds.
import assert from 'node:assert/strict'
import { zTask } from './moltify/hey-api-validators/zod.gen.ts'
import { GetTaskResponse } from './moltify/orval-validators.ts'

const task = { id: 't', title: 'A report', status: 'archived' }
assert.equal(zTask.parse(task).status, 'archived')
assert.equal(GetTaskResponse.parse({ success: true, data: task }).data.status, 'archived')
