import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {loneFontFolder} from './fonts.ts'
import {privateFolder} from './private-folder.ts'

/**
 * Write a configuration that shows the browser one bundled font and no font of the system, so that the same book
 * gives the same pages everywhere.
 *
 * @returns The file's path, for `FONTCONFIG_FILE`.
 */
export async function writeFontconfig(): Promise<string> {
  const folder = await privateFolder('fontconfig-1', async (fresh) => {
    await writeFile(join(fresh, 'fonts.conf'), '')
  })
  const file = join(folder, 'fonts.conf')
  // Written each time, as it holds the place of the packages, which may have moved.
  await writeFile(file, configuration(loneFontFolder(), join(folder, 'cache')))
  return file
}

function configuration(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escape(fonts)}</dir>
  <cachedir>${escape(cache)}</cachedir>
</fontconfig>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
