import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

/** JSON lines in production, readable lines in development. Secrets are never handed to it; these names are cut as well. */
export function makeLog({ logLevel, production }: Pick<Config, 'logLevel' | 'production'>): Logger {
  const redact = ['*.password', '*.token', '*.cookie', '*.code', 'password', 'token']
  if (production) return pino({ level: logLevel, redact })
  return pino({
    level: logLevel,
    redact,
    transport: {
      target: 'pino-pretty',
      options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname,req,res,responseTime' },
    },
  })
}
