// Copied as main.ts into a Nest project: a client is injected, and a filter catches its errors.
import 'reflect-metadata'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltError, MoltInfra, NotFoundError } from '@moltinfra/sdk'
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common'
import { Catch, Controller, Get, Injectable, Module } from '@nestjs/common'
import { APP_FILTER, NestFactory } from '@nestjs/core'

@Injectable()
class AgentsService {
  private readonly infra: MoltInfra

  constructor(infra: MoltInfra) {
    this.infra = infra
  }

  create(name: string) {
    return this.infra.agents.create({ name, modelProvider: 'anthropic' })
  }

  get(id: string) {
    return this.infra.agents.get(id)
  }
}

@Controller('agents')
class AgentsController {
  private readonly agents: AgentsService

  constructor(agents: AgentsService) {
    this.agents = agents
  }

  @Get('ada')
  ada() {
    return this.agents.create('Ada')
  }

  @Get('nobody')
  nobody() {
    return this.agents.get('nobody')
  }
}

@Catch(MoltError)
class MoltErrorFilter implements ExceptionFilter<MoltError> {
  catch(error: MoltError, host: ArgumentsHost): void {
    const isNotFound = error instanceof NotFoundError
    host.switchToHttp().getResponse().status(418).json({ isNotFound })
  }
}

async function main(): Promise<void> {
  const sandbox = await startSandbox()
  const { baseUrl, apiKey } = sandbox.moltinfra
  const infra = new MoltInfra({ baseUrl, apiKey })

  @Module({
    controllers: [AgentsController],
    providers: [
      AgentsService,
      { provide: MoltInfra, useValue: infra },
      { provide: APP_FILTER, useClass: MoltErrorFilter },
    ],
  })
  class AppModule {}

  const app = await NestFactory.create(AppModule, { logger: ['error'] })
  await app.listen(0, '127.0.0.1')
  for (const each of ['ada', 'nobody']) {
    const response = await fetch(`${await app.getUrl()}/agents/${each}`)
    const { name, isNotFound } = (await response.json()) as Record<string, unknown>
    console.log(response.status, name ?? isNotFound)
  }
  await app.close()
  await sandbox.close()
}

main()
