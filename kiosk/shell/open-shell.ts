import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { DeviceArguments, ShellKind } from './arguments.ts'
import { chromiumShell } from './chromium-shell.ts'
import type { ShellConfig } from './config.ts'
import { electronProcess } from './electron-process.ts'
import { findChromium, NO_CHROMIUM } from './find-chromium.ts'
import type { Clock, Log, Shell } from './shell-port.ts'

/** A shell as its starter needs it. */
export type OpenedShell = Pick<Shell, 'open' | 'quit'>

type Wanted = Pick<DeviceArguments, 'role' | 'shell' | 'headless'> & { dir: string; root: string }

/**
 * Where Electron's binary is, or nothing. Its own package would fetch it from the internet when asked,
 * so the package's folder is looked into without evaluating it.
 */
export function findElectron(
  root: string,
  exists: (path: string) => boolean,
  platform: string,
): string | undefined {
  const folder = join(createRequire(join(root, 'package.json')).resolve('electron/package.json'), '..')
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const binary = join(folder, 'dist', names[platform as keyof typeof names] ?? 'electron')
  return exists(binary) ? binary : undefined
}

/** The shell that was asked for, else Electron where its binary is, else Chromium; a sentence where none is. */
export function shellFor(
  wanted: Wanted,
  config: ShellConfig,
  world: { clock: Clock; log: Log },
): OpenedShell | string | undefined {
  if (wanted.shell === 'none') return undefined
  const electron = electronIn(wanted.root, config.platform)
  const kind: ShellKind = wanted.shell ?? (electron === undefined ? 'chromium' : 'electron')
  if (kind === 'electron') {
    if (electron === undefined) return "Electron's binary is not here. Fetch it with: npx install-electron"
    return electronProcess({ ...wanted, binary: electron, config }, world)
  }
  const { platform, chromium: named, folders } = config
  const binary = findChromium({ platform, named, folders }, existsSync)
  if (binary === undefined) return NO_CHROMIUM
  return chromiumShell(
    {
      binary,
      profile: join(wanted.dir, 'chromium'),
      headless: wanted.headless,
      root: config.root,
      display: config,
    },
    world,
  )
}

function electronIn(root: string, platform: string): string | undefined {
  try {
    return findElectron(root, existsSync, platform)
  } catch {
    return undefined
  }
}
