/** Whether text is an ISBN-10 or ISBN-13 whose check digit is right; hyphens and spaces may stand anywhere. */
export function isIsbn(text: string): boolean {
  const digits = bareIsbn(text)
  if (/^\d{13}$/.test(digits)) return weigh(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0
  return /^\d{9}[\dX]$/.test(digits) && weigh(digits, (index) => 10 - index) % 11 === 0
}

function weigh(digits: string, weightOf: (index: number) => number): number {
  return Array.from(digits).reduce(
    (sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * weightOf(index),
    0
  )
}

/** Take hyphens and spaces out of an ISBN. */
export function bareIsbn(text: string): string {
  return text.replace(/[-\s]/g, '').toUpperCase()
}
