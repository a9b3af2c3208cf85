/** A process of ours, however it was started: by Node, or as a utility process of Electron. */
export type Child = {
  onLine(listener: (line: string) => void): void
  /** Called once, also when it could not be started at all. */
  onExit(listener: (reason: string) => void): void
  /** Asks it to end, and insists after a while. */
  end(): void
}

/** Cuts a stream of text into lines; the last one waits for its end. */
export function lineCutter(onLine: (line: string) => void): (text: string) => void {
  let rest = ''
  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') onLine(line)
  }
}
