/** The only place that knows what time it is. Blocks carry virtual time; this is for beats, bans and deadlines. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now()
}

/** Runs `body` every `millis` until the returned function is called. */
export function every(millis: number, body: () => void): () => void {
  const timer = setInterval(body, millis)
  return () => clearInterval(timer)
}

/** Runs `body` once after `millis`, unless the returned function is called before. */
export function after(millis: number, body: () => void): () => void {
  const timer = setTimeout(body, millis)
  return () => clearTimeout(timer)
}

/** Starts to measure; the returned function tells the seconds since. */
export function stopwatch(): () => number {
  const began = performance.now()
  return () => (performance.now() - began) / 1000
}
