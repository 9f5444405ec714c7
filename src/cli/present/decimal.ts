/** An integer of `places` decimals as a decimal number, exact and without trailing zeros: (1500n, 3) → "1.5". */
export function decimal(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - places)
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** The same, cut to so many significant digits towards zero, for people: 0.0123456789 → "0.01234567". */
export function significant(value: bigint, places: number, digits: number): string {
  const size = (value < 0n ? -value : value).toString()
  const wholeDigits = Math.max(0, size.length - places)
  const surplus = Math.min(size.length, places + wholeDigits) - digits
  const cut = Math.min(Math.max(0, surplus), places)
  const unit = 10n ** BigInt(cut)
  return decimal((value / unit) * unit, places)
}
