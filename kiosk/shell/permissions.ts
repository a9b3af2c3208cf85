import type { Verdict } from './navigation.ts'

/**
 * Electron grants every permission unless told otherwise. The pages need none: they play media without a
 * gesture by a switch, stay awake by the shell, and reach devices through the agent.
 */
const GRANTED: readonly string[] = []

export function decidePermission(permission: string, askedBy: string, origin: string): Verdict {
  return askedBy === origin && GRANTED.includes(permission) ? 'allow' : 'deny'
}
