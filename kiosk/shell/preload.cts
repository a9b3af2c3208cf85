import type { contextBridge, ipcRenderer } from 'electron'
import type { HostApi, HostFacts } from '../src/host/host-api.ts'

// The sandbox gives a preload script this `require` and nothing else; it knows a part of electron.
declare const require: (name: 'electron') => {
  contextBridge: typeof contextBridge
  ipcRenderer: typeof ipcRenderer
}
const electron = require('electron')

const FACTS_ARGUMENT = '--linli-facts='
const NO_FACTS: HostFacts = { shell: 'electron', version: '' }

function factsFrom(args: readonly string[]): HostFacts {
  const given = args.find((argument) => argument.startsWith(FACTS_ARGUMENT))
  return given === undefined
    ? NO_FACTS
    : (JSON.parse(decodeURIComponent(given.slice(FACTS_ARGUMENT.length))) as HostFacts)
}

// Only plain values cross the bridge, and only this one message goes out: `ipcRenderer` itself is never exposed.
const host: HostApi = {
  facts: factsFrom(process.argv),
  setBusy: (busy) => electron.ipcRenderer.send('linli:busy', busy === true),
}
electron.contextBridge.exposeInMainWorld('linliHost', host)
