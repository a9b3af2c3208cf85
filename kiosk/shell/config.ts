import { delimiter } from 'node:path'

/** What the shell takes from the environment. */
export type ShellConfig = {
  platform: string
  chromium: string | undefined
  folders: string[]
  wayland: boolean
  x11: boolean
  root: boolean
}

/** Reads the environment, here only. */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
  uid: number | undefined = process.getuid?.(),
): ShellConfig {
  const installed = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
  const folders = platform === 'win32' ? installed : (env['PATH'] ?? '').split(delimiter)
  return {
    platform,
    chromium: env['LINLI_CHROMIUM'] || undefined,
    folders: folders.filter((folder): folder is string => Boolean(folder)),
    wayland: Boolean(env['WAYLAND_DISPLAY']),
    x11: Boolean(env['DISPLAY']),
    root: uid === 0,
  }
}
