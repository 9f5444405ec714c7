/** Listeners of one kind of event, called in the order in which they came. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>()

  get size(): number {
    return this.#listeners.size
  }

  /** Adds a listener and returns what removes it. */
  on(listener: (event: T) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: T): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}
