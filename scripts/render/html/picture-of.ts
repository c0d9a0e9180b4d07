/** The only module that knows resvg: drawings → pictures, for those who show no drawings. Same drawing, same bytes. */
import type {Machine} from '../../renderer.ts'

/** Draw an SVG as PNG, its words in the boldest serif of a language. */
export async function pictureOf(svg: string, language: string, machine: Machine): Promise<Uint8Array> {
  const draw = async () => {
    const {Resvg} = await import('@cf-wasm/resvg')
    const fonts = await machine.fonts(language)
    const wanted = fonts.filter(({family, weight}) => family === 'zhushu-serif' && weight === 700)
    const fontBuffers = wanted.map(({bytes}) => bytes)
    const image = await Resvg.async(svg, {font: {fontBuffers, loadSystemFonts: false}})
    return image.render().asPng()
  }
  return machine.keep ? await machine.keep('picture', [svg, language], draw) : await draw()
}
