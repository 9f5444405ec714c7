/** One letter is one code point, so that each string is a list of symbols. Upstream: subnets/symbols.rs. */
const ALPHABETS = [
  // Greek, after the capital of root
  'Ταβγδεζηθικλμνξοπρσtυφχψω',
  // Hebrew
  'אבגדהוזחטיךכלםמןנסעףפץצקרשת',
  // Arabic
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويى',
  // Runic
  'ᚠᚢᚦᚨᚱᚳЫᛉᛒ',
  // Ogham
  '\u1680ᚁᚂᚃᚄᚅ᚛',
  // Georgian
  'აბგდევ',
  // Armenian
  'ԱԲԳԴԵԶ՞',
  // Cyrillic
  'ЀЁЂЃЄЅъ',
  // Coptic
  'ⲀⲁⲂⲃⲄⲅ',
  // Brahmi
  '𑀀𑀁𑀂𑀃𑀅',
  // Sinhala, its end
  'නඳපඵබභ',
  // Glagolitic
  'ⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠ',
  // Thai
  'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ',
  // Hangul consonants
  'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ',
  // Hangul vowels
  'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ',
  // Ethiopic
  'አኡኢኣኤእኦኧወዉዊዋዌውዎኰ኱ኲኳኴኵ኶ጐ጑ጒመጔጕ጖',
  // Devanagari
  'अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह',
  // Katakana
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
  // Tifinagh
  'ⴰⴱⴲⴳⴴⴵⴶⴷⴸⴹⴺⴻⴼⴽⴾⴿⵀⵁⵂⵃⵄⵅⵆⵇⵈⵉⵊⵋⵌⵍⵎⵏⵐⵑⵒⵓ',
  // Sinhala, its beginning
  'අආඉඊඋඌඍඎඏඐඑඒඓඔඕඖකඛගඝඞචඡජඣඤටඥඦඩඨඪණඬතථදධ',
]

const ENCODER = new TextEncoder()

/** The symbols that a subnet's token may have, as UTF-8, by their place in upstream's table: 0 is root's. */
export const SYMBOLS: readonly Uint8Array[] = ALPHABETS.flatMap((alphabet) =>
  [...alphabet].map((letter) => ENCODER.encode(letter)),
)

/** What a subnet gets when every symbol is taken. */
export const DEFAULT_SYMBOL: Uint8Array = ENCODER.encode('Τ')
