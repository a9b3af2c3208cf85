import type { app, BrowserWindow, ipcMain, Menu, powerSaveBlocker, session, utilityProcess } from 'electron'

/** The parts of Electron that the shell uses. `main.ts` passes the real ones, tests a fake. */
export type ElectronParts = {
  app: typeof app
  BrowserWindow: typeof BrowserWindow
  ipcMain: typeof ipcMain
  Menu: typeof Menu
  powerSaveBlocker: typeof powerSaveBlocker
  session: typeof session
  utilityProcess: typeof utilityProcess
}
