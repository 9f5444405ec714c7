/** What an error of a pallet means for a person, and what that person can do about it; each one sentence. */
export type ErrorCopy = readonly [meaning: string, advice: string]

/** The errors of one pallet by the name that the metadata gives them. */
export type ErrorCopies = Readonly<Record<string, ErrorCopy>>
