/**
 * The 64 bytes that the key pair of every devnet comes from. A chain whose author's key everybody can have protects from
 * nobody; what it gives are clients' shielded transactions, end to end, in blocks that can be made again.
 */
export const SHIELD_SEED = new TextEncoder().encode(
  'dtao devnet: everybody has this key, so it keeps nothing secret.',
)

/** The public key, 1184 bytes; written out because computing it would slow down the making of every chain. */
export const SHIELD_KEY = Uint8Array.from(
  Buffer.from(
    [
      '3zqBS3m9bHka3BJ0YxY3bvK5Y1xDE5xaakEB83s3qdZTrSyjCGtwBtlX8vGXitF3WJlWC/VDTEpPFTJIOwgZadKBg7QAiQys',
      'EKdPlpucnjcdA6un2NSHzSgCZuuhF2bD68WmHPtEEMnAUMYYriocS3uk/IWEZrA8PoO20+i3PgNYO8mOt4ktY5YjNQsP3IJ6',
      '3ohC/cNASimlZopqeosOfREueWqRJHZpC7Mgx1kqHBlXdUGa8nZXLZHG8zUZjaAqpVq6AkE9yJsUcdANs2vD/MYzH0ikNQpa',
      'qXaaknsMPWYNZtiZ0OG2mnWHn/auvUS+5ckiBGBJuogRqiF9bliIYxqiJFeHtRygjlFFVsPPMgCol0s419bPHKljQUppDvid',
      'qhnNC8BBcrSWuCUXM9yDXMZAGVoOCeKt1dKh3IBTDKcA9CW+dMBV0bZDjdJ39la5myuJ8es81nB+SHyeJCvIKXE94yMc/sCx',
      'sYbIGytGqMIXdEK1zqths9ZjRfR2kyuOloY74xWKrNAwlQdWyVOsjXibIwEmLOCIMrwC6Xh0FJVOFCaW7FFWKHMJ/QUE0ucx',
      '0dMZrLlQxoBNNPGxtbEPnPE8YtiTsAAVILs7p+ugPkAtVxefHxiIXUGT9LQngLmiMjrHXqudQoRK4KSAKhBVATaOSEUL01dR',
      '8UGbdYM96iOAo4FGDBJQloSkz2EQ8SB112R5N8B+xUtxZRkB01JkZQw8+EmibkoKhieCsKxH0AtltEJ2TBVKsvDOP8INbMuD',
      'EUmXddhSOuBW+JpgCCpP45Mh3eSQZhFqw6bMGeGr7sHP9RM3cKK5JawyuQpuT6jIM7ZvIeIQHoLPO7Q/dAYi4RQ/mzm+53O9',
      'IVsl6oamEwVoXxeUSHHCA0GYFWeUSYRKlqgaHizFhJDL1UGDxMZ5UuQ1qIs9vMWVfHyrGfNjVGuvpqwBjAYWk9I1wBwudDEe',
      '5kVIybg4k7bJFIwGyAxP0Rm5tUl2pRBjMwu1xfaSUpFzUvJSO7oVhLPOCIhKfmt/rDSVrToumNgtxgOiezknKwUESIBJ4sa9',
      'GoATn1ph8Jmba4a12ny8Ojs1goCRltQGJvCIcdKeQtCdjPEpLzsqQpLAJphB+wawFfZPXoUNeWZeN5IGhJdvtye5yKayPeF+',
      'TVIpdnVsh5Qll1mbwyoJEHGXmnjMKaW+OiwLEjiZaZOr3iUgdLMoVWGibsk3n+JB+8u78yZRykK1HeWNoourlEKoGFYM3mmb',
      'OBWrI5Jp9Nt8wkAR3hWdETKGIPRx6WueLixevruzZapHbPeYjpPJzEoawaOubUkMEciA87XMwOYDtsQ3DcE+tIXC8YmepdAd',
      'sfElaOOTYDAL6ROBaGc9Hjc8urs0+cmJaUy/84bG91IMeZZ/UCpXBWRZkESMYaAsmpghOoxh2aJCA9kGvmuJNXRMx8OXDjdS',
      'atIwyQw01+O2IdgFqUI8HeaZtxjLbeyJjccWiXgC2eiT9dxqy+wPtUc96EoD+NF+uze/60Zg7SgMLdm8GZE8q2eHhzDDkpC8',
      '1BouHDuFVajjCTvWpEA1I9OMZCbcUZasPHFYfxW4hwM=',
    ].join(''),
    'base64',
  ),
)
