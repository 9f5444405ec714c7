/** The development accounts that the simulator's chain gives TAO to, and that `--scaffold` gives to on any. */
export const DEV_NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'] as const
