import {transform} from 'esbuild'

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
  return code
}
