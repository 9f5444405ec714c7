import type { AccountId } from '../../../crypto/index.ts'

/** Public keys of the well-known development keys (`//Alice`, hotkey `//Alice_hk`, …), whose secrets everybody has. */
export const DEV = {
  alice: '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
  bob: '0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48',
  charlie: '0x90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22',
  dave: '0x306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20',
  eve: '0xe659a7a1628cdd93febc04a4e0646ea20e9f5f0ce097d9a05290d4a9e054df4e',
  ferdie: '0x1cbd2d43530a44705ad088af313e18f80b53ef16b36177cd4b77b846f2a5f07c',
  one: '0xac859f8a216eeb1b320b4c76d118da3d7407fa523484d0a980126d3b4d0d220a',
  two: '0x1254f7017f0b8347ce7ab14f96d818802e7e9e0c0d1b7c9acb3c726b080e7a03',
  three: '0x9026941b7aa2328a8c5ea4e25bb747a2bf92a066fae0cc3722faf58cf44d3502',
  aliceHotkey: '0x506c5a28f51e841b4df26ace64a23d69057fefda24bc9a53cb74197f901e7128',
  bobHotkey: '0x94a6f56c6bbe2eff2baa2820e20f58d2a6a127faacc5d49e5613ac8c29400115',
  charlieHotkey: '0x180ed2fc2bd66e20d1c0732f67686950b67b4bbc1d7fc4583d03973d925bc959',
  daveHotkey: '0xa60f2642770383ed6a5f6a15e0d4c8636ddc09e194f3f715bbd369cdbdd5ab71',
  eveHotkey: '0x1c7501870fc8e9bb43ccb7795c2bf99f512724d667cffdade2a366a62b8cb715',
  ferdieHotkey: '0x5cc8cf5e51e5816bc85769706b842e41a637fd46ca5d652669b988c41113642c',
} as const satisfies Readonly<Record<string, AccountId>>
