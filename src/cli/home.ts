import { homedir, userInfo } from 'node:os'

/** The user's home directory: `HOME`, or where that is empty what the system knows of the user. */
export function homeDirectory(): string {
  return homedir() || userInfo().homedir
}
