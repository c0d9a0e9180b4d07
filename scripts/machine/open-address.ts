import {spawn} from 'node:child_process'

/** Open an address in the browser of whoever sits here; nothing where nobody does. */
export function openAddress(address: string): void {
  const isDesktop =
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  if (!isDesktop) return
  const [command, parameters] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]]
  const child = spawn(command, parameters, {detached: true, stdio: 'ignore'})
  child.on('error', () => undefined)
  child.unref()
}
