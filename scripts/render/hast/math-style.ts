/** Temml lays out with inline styles, which outputs forbid: what matters of them, as attributes and classes. */
import type {Properties} from 'hast'

const rules: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/^padding-(left|right):(-?[\d.]+)(em|pt)$/, ([, side, size, unit]) => `tml-${side}-${steps(size, unit)}`],
  [/^padding:0(?:em|pt)?$/, () => 'tml-unpadded'],
  [/^width:(50|100)%$/, ([, width]) => `w-${width}`],
  [/^border(?:-(left|right|top|bottom))?:.*(solid|dashed)/, ([, side, line]) => `tml-${line}${side ? `-${side}` : ''}`],
  [/^text-align:(left|center|right)/, ([, side]) => `align-${side}`]
]

/** Keep of an inline style what has a class in `base.css`, and colours as MathML's own attributes. */
export function styleToProperties(style: string): {properties: Properties; className: string[]} {
  const properties: Properties = {}
  const className: string[] = []
  for (const declaration of style.split(';').map((text) => text.trim())) {
    const color = /^(color|background-color):(#[\da-f]{3,8}|[a-z]+)$/i.exec(declaration)
    if (color && color[2] !== 'undefined') properties[color[1] === 'color' ? 'mathcolor' : 'mathbackground'] = color[2]
    const name = rules.map(([pattern, write]) => [pattern.exec(declaration), write] as const).find(([match]) => match)
    if (name?.[0]) className.push(name[1](name[0]))
  }
  return {properties, className}
}

/** Round a distance to what the stylesheet has, in half em: 0, 1, 2, 4. */
function steps(size: string | undefined, unit: string | undefined): number {
  const em = Number(size) / (unit === 'pt' ? 12 : 1)
  return [0, 1, 2, 4].reduce((best, step) => (Math.abs(step / 2 - em) < Math.abs(best / 2 - em) ? step : best), 0)
}
