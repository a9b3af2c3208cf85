/** What shows the pages, as it tells about itself. */
export type HostFacts = { shell: 'electron' | 'browser'; version: string }

/**
 * All that the pages may ask of what shows them. The shell's preload exposes exactly this as
 * `window.linliHost`; in any browser a stand-in does the same, so that the kiosk runs there too.
 */
export type HostApi = {
  readonly facts: HostFacts
  /** Somebody is using the kiosk: nothing may restart or be updated under their hands. */
  setBusy(busy: boolean): void
}
