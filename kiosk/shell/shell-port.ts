/** What any shell offers, whatever shows the page: Electron, or a Chromium of the system. */
export type Shell = {
  /** Opens the page and keeps it open. Again with another address, it goes there: the agent's changes with its start. */
  open(url: string): Promise<void>
  /** What is on the display now, as PNG. */
  capture(): Promise<Uint8Array>
  reload(): Promise<void>
  quit(): Promise<void>
  display(power: DisplayPower): Promise<void>
}
export type DisplayPower = 'on' | 'off'

export type Role = 'screen' | 'kiosk'

/** One line for the journal of the machine; never anything personal. */
export type Log = (line: string) => void

export type Timer = { cancel(): void }
/** Time as the shells see it: passed in, so that tests own it. */
export type Clock = { now(): number; after(ms: number, work: () => void): Timer }

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
