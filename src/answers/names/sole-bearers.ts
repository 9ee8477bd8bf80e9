import { readTable } from './read-table.ts';

/**
 * Persons who are meant wherever their surname stands alone, with their given names. Left out is whose surname others bear who are
 * asked for as well, as Bach, Darwin and Roosevelt, and what names a unit or a thing: Newton, Pascal, Gauss.
 */
const bearers = `einstein: albert
beethoven: ludwig van
mozart: wolfgang amadeus
tchaikovsky: pyotr ilyich, peter ilyich, pyotr
chopin: frederic
vivaldi: antonio
stravinsky: igor
shostakovich: dmitri
rachmaninoff: sergei
prokofiev: sergei
debussy: claude
dvorak: antonin
goethe: johann wolfgang von, johann wolfgang
cervantes: miguel de
machiavelli: niccolo
descartes: rene
spinoza: baruch
leibniz: gottfried wilhelm, gottfried
kant: immanuel
nietzsche: friedrich
schopenhauer: arthur
kierkegaard: soren
wittgenstein: ludwig
heidegger: martin
sartre: jean paul
rousseau: jean jacques
montesquieu: charles de
foucault: michel
chomsky: noam
saussure: ferdinand de
durkheim: emile
piaget: jean
vygotsky: lev
bandura: albert
maslow: abraham
keynes: john maynard
malthus: thomas, thomas robert
copernicus: nicolaus
kepler: johannes
mendeleev: dmitri
mendel: gregor
pasteur: louis
heisenberg: werner
schrodinger: erwin
fermi: enrico
oppenheimer: j robert, robert
feynman: richard
ramanujan: srinivasa
euler: leonhard
tolkien: j r r
steinbeck: john
hemingway: ernest
nabokov: vladimir
dostoevsky: fyodor
dostoyevsky: fyodor
chekhov: anton
kafka: franz
ibsen: henrik
kipling: rudyard
orwell: george
picasso: pablo
caravaggio: michelangelo merisi da
vermeer: johannes, jan
botticelli: sandro
kandinsky: wassily
cezanne: paul
gauguin: paul
matisse: henri
magellan: ferdinand
columbus: christopher
gutenberg: johannes
robespierre: maximilien
bismarck: otto von
hitler: adolf
mussolini: benito
churchill: winston
gorbachev: mikhail
khrushchev: nikita
bolivar: simon
garibaldi: giuseppe
ataturk: mustafa kemal, kemal`;

/** Persons who are known by the first of their names. */
const knownByGiven = `napoleon: bonaparte, i
michelangelo: buonarroti, di lodovico buonarroti simoni
galileo: galilei
dante: alighieri
rembrandt: van rijn
raphael: sanzio
leonardo: da vinci
amerigo: vespucci`;

const givenNames: ReadonlyMap<string, readonly string[]> = new Map(readTable(bearers));
const surnames: ReadonlyMap<string, readonly string[]> = new Map(readTable(knownByGiven));

/** Whether one of two folded names is the surname alone of the other, which nobody else is known by. */
export function areSurnameAndName(left: string, right: string): boolean {
  const [surname, full] = left.length < right.length ? [left, right] : [right, left];
  return (
    givenNames.get(surname)?.some((given) => full === `${given} ${surname}`) === true ||
    surnames.get(surname)?.some((last) => full === `${surname} ${last}`) === true
  );
}
