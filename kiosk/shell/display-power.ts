import type { DisplayPower } from './shell-port.ts'

export type Command = { file: string; arguments: string[] }

/** What tells how the display is driven. */
export type Display = { platform: string; wayland: boolean; x11: boolean }

/** The commands to try in turn to switch the display, or none where the system offers no way. */
export function displayCommands(power: DisplayPower, { platform, wayland, x11 }: Display): Command[] {
  if (platform === 'darwin') {
    return [
      power === 'off'
        ? { file: 'pmset', arguments: ['displaysleepnow'] }
        : { file: 'caffeinate', arguments: ['-u', '-t', '1'] },
    ]
  }
  if (platform !== 'linux') return []
  return [
    ...(wayland ? [{ file: 'wlopm', arguments: [`--${power}`, '*'] }] : []),
    ...(x11 ? [{ file: 'xset', arguments: ['dpms', 'force', power] }] : []),
    { file: 'vcgencmd', arguments: ['display_power', power === 'on' ? '1' : '0'] },
  ]
}
