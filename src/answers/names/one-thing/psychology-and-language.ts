/** Terms of psychology, of logic and philosophy, and of the study of languages. */
export const psychologyAndLanguage = `classical conditioning = Pavlovian conditioning = respondent conditioning
operant conditioning = instrumental conditioning
Big Five personality traits = five-factor model = Big Five model = Big Five traits
fundamental attribution error = correspondence bias
Freudian slip = parapraxis
Oedipus complex = Oedipal complex
REM sleep = rapid eye movement sleep = paradoxical sleep
intelligence quotient = IQ
dissociative identity disorder = multiple personality disorder
bipolar disorder = manic depression = manic-depressive illness
major depressive disorder = major depression
attention-deficit/hyperactivity disorder = ADHD
posttraumatic stress disorder = PTSD
electroconvulsive therapy = ECT = electroshock therapy
cognitive behavioral therapy = cognitive behavior therapy
Rorschach test = Rorschach inkblot test = inkblot test
bystander effect = bystander apathy
gambler's fallacy = Monte Carlo fallacy
Pygmalion effect = Rosenthal effect
Barnum effect = Forer effect
just-world hypothesis = just-world fallacy
Broca's aphasia = expressive aphasia
Wernicke's aphasia = receptive aphasia
anomic aphasia = nominal aphasia
prosopagnosia = face blindness
acrophobia = fear of heights
arachnophobia = fear of spiders
claustrophobia = fear of confined spaces = fear of enclosed spaces
ophidiophobia = fear of snakes
glossophobia = fear of public speaking
nyctophobia = fear of the dark
triskaidekaphobia = fear of the number 13
hindsight bias = knew-it-all-along effect
tabula rasa = blank slate
deontology = deontological ethics
modus tollens = denying the consequent
modus ponens = affirming the antecedent
affirming the consequent = converse error = fallacy of the converse
denying the antecedent = inverse error = fallacy of the inverse
begging the question = petitio principii
law of excluded middle = tertium non datur = principle of excluded middle
law of noncontradiction = law of non-contradiction = principle of non-contradiction
ad hominem = argumentum ad hominem = ad hominem fallacy = ad hominem argument
straw man = straw man fallacy = strawman fallacy = straw man argument
appeal to authority = argumentum ad verecundiam
appeal to popularity = argumentum ad populum = bandwagon fallacy
appeal to ignorance = argumentum ad ignorantiam = argument from ignorance
appeal to force = argumentum ad baculum
appeal to pity = argumentum ad misericordiam
post hoc ergo propter hoc = post hoc fallacy
false dilemma = false dichotomy
tu quoque = appeal to hypocrisy
cogito ergo sum = I think, therefore I am
summum bonum = highest good
eudaimonia = eudaemonia
Sapir–Whorf hypothesis = linguistic relativity = linguistic relativity hypothesis = Whorfian hypothesis
loanword = loan word = borrowed word
calque = loan translation
blend word = portmanteau word
glottal stop = glottal plosive
ablaut = vowel gradation
Grimm's law = First Germanic Sound Shift = First Germanic Consonant Shift
High German consonant shift = Second Germanic consonant shift
mother tongue = native language = first language
Mandarin Chinese = Mandarin
Persian = Farsi
Swahili = Kiswahili
hyperonym = hypernym`;
