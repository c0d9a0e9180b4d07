/** Characters that are raised or lowered forms of others, each under the one it stands for. */
const raised = formsOf('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')
const lowered = formsOf('0123456789+-=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')

/** TeX of what has a character of its own and is met in titles. */
const symbols: Readonly<Record<string, string>> = {
  ...{times: '×', cdot: '·', div: '÷', pm: '±', le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠'},
  ...{
    approx: '≈',
    to: '→',
    rightarrow: '→',
    infty: '∞',
    sum: '∑',
    in: '∈',
    log: 'log',
    ln: 'ln',
    max: 'max',
    min: 'min'
  },
  ...{alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', lambda: 'λ', mu: 'μ', pi: 'π', sigma: 'σ', theta: 'θ', omega: 'ω'},
  ...{Delta: 'Δ', Theta: 'Θ', Omega: 'Ω', Sigma: 'Σ'}
}

/** Write TeX as a line of text where there are characters for it, `x^2` as `x²`; else leave it as it is. */
export function readableMath(tex: string): string {
  const text = tex
    .replace(/\\(?:text|mathrm|operatorname|mathit|mathbf)\{([^{}]*)\}/g, '$1')
    .replace(/\\([A-Za-z]+)\s*/g, (whole, name: string) => symbols[name] ?? whole)
    .replace(/([\^_])(\{[^{}]*\}|[^\s{}\\])/g, (whole, mark: string, moved: string) => {
      const forms = mark === '^' ? raised : lowered
      const characters = Array.from(moved.replace(/[{}]/g, ''), (character) => forms.get(character))
      return characters.includes(undefined) ? whole : characters.join('')
    })
  // Half a formula in characters and half in TeX reads worse than either.
  return /[\\^_{}]/.test(text) ? tex : text
}

function formsOf(plain: string, forms: string): ReadonlyMap<string, string> {
  const all = Array.from(forms)
  return new Map(Array.from(plain, (character, index) => [character, all[index] ?? character]))
}
