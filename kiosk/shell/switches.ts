/** A command-line switch of Chromium, without its dashes; the value where it takes one. */
export type Switch = readonly [name: string, value?: string]

/** What both shells tell Chromium. */
export const SWITCHES: readonly Switch[] = [
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  ['autoplay-policy', 'no-user-gesture-required'],
  ['disable-renderer-backgrounding'],
  ['disable-background-timer-throttling'],
  ['disable-backgrounding-occluded-windows'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['no-pings'],
  [
    'disable-features',
    'Translate,MediaRouter,OptimizationHints,HardwareMediaKeyHandling,InterestFeedContentSuggestions',
  ],
]

/** What a browser needs besides to behave as a kiosk; Electron does these by its window. */
export const BROWSER_SWITCHES: readonly Switch[] = [
  ['kiosk'],
  ['no-first-run'],
  ['no-default-browser-check'],
  ['noerrdialogs'],
  ['disable-infobars'],
  ['disable-session-crashed-bubble'],
  ['hide-crash-restore-bubble'],
  ['disable-notifications'],
  ['deny-permission-prompts'],
  ['disable-extensions'],
  ['disable-default-apps'],
  ['password-store', 'basic'],
  ['use-mock-keychain'],
  ['bwsi'],
]

export function asArguments(switches: readonly Switch[]): string[] {
  return switches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`))
}
