#!/usr/bin/env node
import { runMcpCommand } from './mcp/command.node.ts'

const exitCode = await runMcpCommand(process.argv.slice(2))
if (exitCode !== 0) process.exit(exitCode)
