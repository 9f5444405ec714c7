/** What is being done, shown while it is: stages, one after the other. */
export interface Progress {
  /** The stage before is done, this one has begun. */
  stage(text: string): void
  /** The stage goes on and has come this far. */
  update(text: string): void
  /** All is done; `text` replaces the last stage. */
  done(text?: string): void
  /** The last stage failed. Nothing is said: the error is. */
  stop(): void
}

/** Progress that nobody watches: a pipe, or `--quiet`. */
export const SILENT: Progress = {
  stage: () => undefined,
  update: () => undefined,
  done: () => undefined,
  stop: () => undefined,
}

/** A spinner on stderr. */
export async function spinner(stream: NodeJS.WriteStream): Promise<Progress> {
  const { default: ora } = await import('ora')
  // discardStdin would put the terminal in raw mode, and Ctrl-C would come as a letter.
  const spin = ora({ stream, discardStdin: false })
  return {
    stage(text) {
      if (spin.isSpinning) spin.succeed()
      spin.start(text)
    },
    update(text) {
      spin.text = text
    },
    done(text) {
      if (spin.isSpinning) spin.succeed(text)
    },
    stop() {
      if (spin.isSpinning) spin.fail()
    },
  }
}
