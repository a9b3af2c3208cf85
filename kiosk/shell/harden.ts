import type { App, Menu, Session, WebContents } from 'electron'
import { decideKey } from './keys.ts'
import { decideNavigation } from './navigation.ts'
import { decidePermission } from './permissions.ts'
import { SWITCHES } from './switches.ts'

/** Before Electron is ready: every renderer in the sandbox, no menu with its shortcuts, Chromium's switches. */
export function hardenApp(app: App, menu: typeof Menu): void {
  app.enableSandbox()
  menu.setApplicationMenu(null)
  for (const [name, value] of SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

/** What pages may ask of the machine: nothing, and of the network: the agent alone. */
export function hardenSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(decidePermission(permission, originOf(requestingUrl), origin) === 'allow'),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, askedBy) => decidePermission(permission, originOf(askedBy), origin) === 'allow',
  )
  session.setDevicePermissionHandler(
    ({ deviceType, origin: askedBy }) => decidePermission(deviceType, originOf(askedBy), origin) === 'allow',
  )
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event, item) => {
    event.preventDefault()
    item.cancel()
  })
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !isOwnRequest(request.url, origin) }),
  )
}

/** What a page may do with the window. */
export function hardenContents(contents: WebContents, origin: string): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (decideNavigation(event.url, origin) === 'deny') event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('context-menu', (event) => event.preventDefault())
  // A page cannot keep the shell from reloading it.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.on('before-input-event', (event, input) => {
    if (decideKey(input) === 'deny') event.preventDefault()
  })
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1))
}

/** The safe page is a `data:` address, pictures may be `blob:`; everything else comes from the agent. */
export function isOwnRequest(url: string, origin: string): boolean {
  return (
    url.startsWith('data:') || url.startsWith(`blob:${origin}/`) || decideNavigation(url, origin) === 'allow'
  )
}

function originOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : ''
}
