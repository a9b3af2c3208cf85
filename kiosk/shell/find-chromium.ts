const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
]
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS = [
  '\\Google\\Chrome\\Application\\chrome.exe',
  '\\Chromium\\Application\\chrome.exe',
  '\\Microsoft\\Edge\\Application\\msedge.exe',
]

export type Places = {
  platform: string
  /** What the environment names outright; it wins. */
  named: string | undefined
  /** The folders of PATH, or on Windows the folders programs are installed in. */
  folders: readonly string[]
}

/** Every place a Chromium may be, the likeliest first. */
export function chromiumPlaces({ platform, named, folders }: Places): string[] {
  const usual = {
    darwin: () => MAC,
    win32: () => folders.flatMap((folder) => WINDOWS.map((tail) => folder + tail)),
  }[platform]
  const places = usual
    ? usual()
    : LINUX.flatMap((name) => [...folders.map((folder) => `${folder}/${name}`), `/snap/bin/${name}`])
  return named === undefined ? places : [named, ...places]
}

export function findChromium(places: Places, exists: (path: string) => boolean): string | undefined {
  return chromiumPlaces(places).find(exists)
}

export const NO_CHROMIUM =
  'No Chromium was found. Install one (on Debian: apt install chromium), or name it in LINLI_CHROMIUM, or start with --shell none and open the address in any browser.'
