import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** JSON lines; the private key and tokens are never logged, so there is nothing to hide from them. */
export function openLog(level: string, to: DestinationStream): Log {
  return pino({ level, base: { part: 'agent' }, serializers: { problem: pino.stdSerializers.err } }, to)
}
