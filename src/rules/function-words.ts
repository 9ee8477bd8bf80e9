/** Languages of the Latin script that are told apart, each with small words that its prose cannot do without. */
export const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  cs: setOf('je se na že pro jsou jako který která které nebo tak při jeho ale byl pokud každý kde'),
  da: setOf('og er det af til på med der ikke den et har fra som kan eller hvis hvor hver lad'),
  de: setOf(
    'und der die das ist von mit für ein eine einer eines dem den des sich auf nicht werden wird sei wie',
  ),
  en: setOf(
    'the of and is that are with which be by this from it has each its an find what let if then where',
  ),
  es: setOf('el los las una es que con por para del se como su cada cuál sea entre y está son al'),
  fi: setOf('ja on ei että joka kun se ovat jos tai sekä jonka kuinka mikä olkoon missä jokainen'),
  fr: setOf('le les des et est une dans pour qui que du par sur aux avec sont soit au chaque ce si où'),
  hu: setOf('a az és hogy egy nem ha van is mely minden legyen vagy meg ezt azt mennyi'),
  id: setOf('yang dan di dengan untuk dari adalah ini itu pada setiap jika tidak dalam berapa oleh'),
  it: setOf('il di che la gli una per con è sono del della dei nel ogni si come da le sia quale'),
  nl: setOf('het een van en is dat met voor zijn niet te de die op wordt als elke door aan bij'),
  no: setOf('og er det av til på med som ikke den et har fra kan eller hvis hvor hver la'),
  pl: setOf('i w na z jest że się do nie dla oraz są od przez każdy jeśli który która które to niech'),
  pt: setOf('o os uma é que com por para do da dos das se como em no na cada qual seja são não'),
  ro: setOf('și este de la care cu pentru în un din sunt nu mai prin fie dacă fiecare sau pe'),
  sv: setOf('och är det av till på med som inte den ett har från kan eller om där varje låt'),
  tr: setOf('ve bir bu ile için olarak olan her da de ne kadar ise değil veya kaç olsun'),
  vi: setOf('và là của có các một được cho với trong không những để khi này nếu hãy bao'),
};

/** Languages by the scripts that they are written in, except for Latin; languages of one script are not told apart. */
export const scriptLanguages: Readonly<Record<string, readonly string[]>> = {
  Cyrillic: ['ru', 'uk', 'bg', 'sr', 'be', 'mk', 'kk'],
  Arabic: ['ar', 'fa', 'ur'],
  Hebrew: ['he', 'yi'],
  Greek: ['el'],
  Devanagari: ['hi', 'mr', 'ne', 'sa'],
  Bengali: ['bn'],
  Tamil: ['ta'],
  Telugu: ['te'],
  Thai: ['th'],
  Hangul: ['ko'],
  Georgian: ['ka'],
  Armenian: ['hy'],
  Han: ['zh'],
  Kana: ['ja'],
};

/** Every code that `inLanguage` knows. */
export const knownLanguages: readonly string[] = [
  ...new Set([...Object.keys(functionWords), ...Object.values(scriptLanguages).flat()]),
].sort();

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
