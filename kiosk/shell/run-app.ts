import { join } from 'node:path'
import { keepAgent, type AgentKeeper } from './agent-keeper.ts'
import { relaunchArguments, type AppArguments } from './app-arguments.ts'
import { onGlass, type DeviceArguments } from './arguments.ts'
import type { ElectronParts } from './electron-parts.ts'
import { electronShell, type WindowSettings } from './electron-shell.ts'
import { hardenApp } from './harden.ts'
import { HOUR, MINUTE, type Clock, type Log } from './shell-port.ts'
import { mayUpdate } from './update-window.ts'
import { utilityChild } from './utility-child.ts'

const LOOK_EVERY_MS = 10 * MINUTE
const RESTART_AFTER_MS = 12 * HOUR

export type AppWorld = {
  clock: Clock
  log: Log
  argv: readonly string[]
  /** The folder that holds `kiosk/dist` and `signage/dist`. */
  root: string
  display: WindowSettings['display']
  minuteOfDay(): number
}

/** Runs the app: one instance, hardened, the agent beside the window where none was given. */
export async function runApp(electron: ElectronParts, args: AppArguments, world: AppWorld): Promise<void> {
  const { app } = electron
  if (!app.requestSingleInstanceLock()) return app.quit()
  hardenApp(app, electron.Menu)
  await app.whenReady()
  let stopping = false
  let agent: AgentKeeper | undefined
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', () => {
    stopping = true
    agent?.stop()
  })
  const startAgain = (relaunches: readonly number[]) => {
    app.relaunch({ args: relaunchArguments(world.argv, relaunches) })
    app.quit()
  }
  const shell = electronShell(electron, settingsOf(electron, args, world), {
    ...world,
    relaunch: ({ relaunches }) => startAgain(relaunches),
  })
  const show = (url: string) => {
    shell.open(url).catch((problem: unknown) => world.log(`the page could not be shown: ${String(problem)}`))
  }
  if ('url' in args.page) show(args.page.url)
  else agent = agentBeside(electron, args.page.device, world, show)

  const since = world.clock.now()
  const look = () => {
    const now = world.clock.now()
    const restart = { busy: shell.busy(), stopping, upForMs: now - since, minuteOfDay: world.minuteOfDay() }
    // Once a night: a fresh process is the plainest cure for what leaks over days.
    if (mayUpdate(restart) && now - since > RESTART_AFTER_MS) return startAgain(args.relaunches)
    world.clock.after(LOOK_EVERY_MS, look)
  }
  world.clock.after(LOOK_EVERY_MS, look)
}

function settingsOf(electron: ElectronParts, args: AppArguments, world: AppWorld): WindowSettings {
  return {
    role: args.role,
    version: electron.app.getVersion(),
    preload: join(world.root, 'kiosk/dist/shell/preload.cjs'),
    headless: args.headless,
    display: world.display,
    crashes: { crashes: [], relaunches: args.relaunches },
  }
}

function agentBeside(
  electron: ElectronParts,
  device: DeviceArguments,
  world: AppWorld,
  show: (url: string) => void,
): AgentKeeper {
  const script = join(world.root, 'signage/dist/agent.js')
  const page = join(world.root, device.role === 'kiosk' ? 'kiosk/dist/page' : 'signage/dist/page')
  const dir = device.dir ?? join(electron.app.getPath('userData'), device.role)
  return keepAgent(
    { ...device, dir, page },
    {
      clock: world.clock,
      log: world.log,
      onReady: (url) => show(onGlass(url, device.inches)),
      launch: (args) => utilityChild(electron.utilityProcess, script, args),
    },
  )
}
