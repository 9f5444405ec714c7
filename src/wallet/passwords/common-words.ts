/**
 * What every attacker tries first: the head of the published lists of stolen passwords, and the words of this field.
 * Lower case, without the digits and marks that people add.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passord contrasena motdepasse senha parola qwerty qwertz azerty asdf asdfgh zxcvbn qazwsx letmein
  welcome willkommen admin administrator root user guest login default changeme secret private master hello test testing
  tester example sample temp demo iloveyou loveyou love lovely sunshine princess prince monkey dragon shadow superman
  batman spiderman pokemon starwars matrix ninja samurai killer hunter ranger tigger tiger lion eagle falcon panther
  football baseball basketball soccer hockey chelsea arsenal liverpool yankees cowboys lakers jordan michael jennifer
  jessica ashley daniel charlie thomas robert andrew george joshua matthew anthony william david richard nicole michelle
  summer winter spring autumn monday friday january december freedom whatever trustno nothing access mustang harley
  ferrari porsche corvette mercedes computer internet google facebook twitter windows apple samsung cheese cookie
  chocolate banana orange purple yellow flower butterfly angel heaven jesus christ blessed family mother father
  forever superstar rockstar maverick phoenix diamond golden silver money million bitcoin ethereum crypto wallet coldkey
  hotkey bittensor opentensor subtensor tensor subnet miner validator staking dtao blockchain satoshi nakamoto hodl
  moon lambo trader mnemonic keyfile pass word abcdef`
    .split(/\s+/)
    .filter(Boolean),
)
