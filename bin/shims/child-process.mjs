// commander loads this to run commands that are programs of their own; dtao has none, and starts sooner without it.

export function spawn() {
  throw new Error('dtao has no commands that are programs of their own')
}
