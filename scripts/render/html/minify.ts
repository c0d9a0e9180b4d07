import {transform} from 'esbuild'

// eslint-disable-next-line no-control-regex -- these are what it is about
const controls = /[\u0001-\u0008\u000B\u000E-\u001F\u007F]/g

/** Take out of a script or a style sheet what only people need. Its last line stays without an end. */
export async function minify(text: string, loader: 'js' | 'css'): Promise<string> {
  const {code} = await transform(text, {
    loader,
    minify: true,
    charset: 'utf8',
    ...(loader === 'js' ? {format: 'iife' as const} : {}),
    legalComments: 'none',
    target: 'esnext'
  })
  // HTML takes no control characters, and esbuild writes them as they are.
  return code.replace(controls, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
