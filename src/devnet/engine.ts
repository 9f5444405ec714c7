/** The ways to have a chain of one's own. */
export type EngineName = 'docker' | 'sim'

export interface UpOptions {
  /** Port of 127.0.0.1; 0 takes any free one. */
  readonly port: number
  readonly signal: AbortSignal
  /** Hears what is waited for, and how far it is. */
  readonly onStage: (text: string) => void
  readonly onProgress: (text: string) => void
}

/** A chain that answers and has made a block, or will with the first transaction. */
export interface DevnetUp {
  readonly engine: EngineName
  readonly url: string
  /** Whether it ran before. */
  readonly already: boolean
  readonly head: { readonly number: number; readonly hash: string }
  readonly genesisHash: string
}

/** What is known of a devnet. */
export interface DevnetStatus {
  readonly engine: EngineName
  /** Whether there is a chain at all. */
  readonly exists: boolean
  readonly url?: string
  /** The process that serves it. */
  readonly pid?: number
  readonly container?: ContainerFacts
  /** Directory of the embedded chain. */
  readonly directory?: string
  readonly preset?: string
  readonly genesisHash?: string
  readonly head?: { readonly number: number; readonly hash: string }
}

export interface ContainerFacts {
  readonly name: string
  readonly image: string
  /** Docker's word: running, exited, … */
  readonly state: string
}

export interface LogOptions {
  /** How many of the last lines. */
  readonly lines: number
  /** Goes on until `signal` aborts. */
  readonly follow: boolean
  readonly signal: AbortSignal
  readonly onLine: (line: string) => void
}

/** One way to have a chain. Every method throws a `DtaoError` for what a user can tell apart. */
export interface Engine {
  readonly name: EngineName
  /** Brings the chain up, or finds it up; asked twice it does the same. */
  up(options: UpOptions): Promise<DevnetUp>
  /** Ends what runs, and with `volumes` forgets the chain too. False where there was nothing. */
  down(options: { readonly volumes: boolean }): Promise<boolean>
  /** Where the chain that runs answers. */
  address(): Promise<string | undefined>
  /** `undefined` where this engine has nothing. */
  status(): Promise<DevnetStatus | undefined>
  logs(options: LogOptions): Promise<void>
  /** Takes the chain back to its beginning; one that runs goes on running, at the same address. */
  reset(signal: AbortSignal): Promise<void>
}
