/** Spellings of British English beside those of American English, as what a word holds and what stands for it. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [
    /^(colo|tumo|behavio|flavo|favo|harbo|hono|humo|labo|neighbo|odo|rumo|vapo|vigo|armo|endeavo|rigo|savo|fervo|splendo)ur/u,
    '$1r',
  ],
  [/(cent|theat|calib|fib|lust|spect|scept|sab|met|lit)re(?=s?$)/u, '$1er'],
  [/(cent|fib)red$/u, '$1ered'],
  [/^(def|off|pret)ence(s?)$/u, '$1ense$2'],
  [/(?<=[a-z]{3})is(?=(?:ations?|ing)$)/u, 'iz'],
  [
    /(polar|ion|hybrid|oxid|crystall|fertil|neutral|organ|local|special|general|normal|immun|steril|metabol|real|minim|maxim|optim|util|vapor|acid|alkalin|magnet|colon|domestic|industrial|urban|central|equal|stabil|synthes|character|recogn|harmon|memor|synchron)is(?=(?:e|es|ed|er|ers)$)/u,
    '$1iz',
  ],
  [/^(cata|ana|hydro|para|dia|electro)lys(?=(?:e|ed|ing)$)/u, '$1lyz'],
  [
    /^(an|leuk|isch|septic|hyperglyc|hypoglyc|hyperkal|hypokal|hypernatr|hyponatr|hypercalc|hypocalc|thalass|ur|tox|bacter|hypox)aemi/u,
    '$1emi',
  ],
  [/^haem/u, 'hem'],
  [/^o(?=estr|edem|esoph)/u, ''],
  [/^foet(?=us|al)/u, 'fet'],
  [/^(ortho|)paed(?=iat|ic)/u, '$1ped'],
  [/^(an|par)aesth/u, '$1esth'],
  [/^gynaec/u, 'gynec'],
  [/^palaeo/u, 'paleo'],
  [/^(diarrh|pyorrh|amenorrh)oea/u, '$1ea'],
  [/sulph/u, 'sulf'],
  [/^alumini?um$/u, 'aluminum'],
  [/^caesium$/u, 'cesium'],
  [/^grey(s?)$/u, 'gray$1'],
  [/^mould(s|y|ing)?$/u, 'mold$1'],
  [/^(cata|ana|homo|dia|mono|pro)logue(s?)$/u, '$1log$2'],
  [/^(model|label|signal|travel|channel|fuel|cancel|level|tunnel)l(ed|ing|er|ers)$/u, '$1$2'],
  [/^ageing$/u, 'aging'],
  [/^artefact/u, 'artifact'],
  [/^plough/u, 'plow'],
  [/^ockham/u, 'occam'],
  [/^agglutinating$/u, 'agglutinative'],
];

/** Words by which no rule is told. */
const wholeWords: ReadonlyMap<string, string> = new Map(
  `manoeuvre/maneuver manoeuvres/maneuvers aeroplane/airplane aeroplanes/airplanes jewellery/jewelry pyjamas/pajamas judgement/judgment judgements/judgments
  acknowledgement/acknowledgment sceptic/skeptic sceptical/skeptical scepticism/skepticism enrolment/enrollment fulfilment/fulfillment instalment/installment
  encyclopaedia/encyclopedia mediaeval/medieval archaeology/archeology dyspnoea/dyspnea caecum/cecum faeces/feces faecal/fecal moustache/mustache
  omelette/omelet doughnut/donut monotonic/monotone monotonically/monotone licence/license programme/program cosy/cozy`
    .split(/\s+/u)
    .map((pair): [string, string] => {
      const [british = '', american = ''] = pair.split('/');
      return [british, american];
    }),
);

/** What a word holds that may have another spelling. */
const doubtful =
  /our|re[sd]?$|ence|is(?:e|ing|ation)|lys|haem|aemi|^oe|foet|paed|aesth|gynae|palae|rrhoea|sulph|alumin|caes|grey|mould|logue|ll(?:ed|ing|ers?)$|ageing|artef|plough|^ockham|^agglut/u;

/** A word in small letters in one spelling: `centered` for `centred`, `tumor` for `tumour`. */
export function inOneSpelling(word: string): string {
  const whole = wholeWords.get(word);
  if (whole !== undefined || word.length < 4 || !doubtful.test(word)) return whole ?? word;
  return spellings.reduce((current, [pattern, other]) => current.replace(pattern, other), word);
}
