import { pattern } from '../tokens/pattern.ts';
import { foldText } from '../words/fold-text.ts';
import { readTable } from './read-table.ts';

/**
 * Works that are asked for by their name alone, behind the surname of who made them, or the whole name where others bear it. Left out is what works of several makers are called,
 * such as Faust, Electra and the Last Supper.
 */
const works = `shakespeare: hamlet; macbeth; othello; king lear; romeo and juliet; antony and cleopatra; troilus and cressida; julius caesar; tempest; twelfth night; midsummer night's dream; merchant of venice; much ado about nothing; as you like it; winter's tale; taming of the shrew
marlowe: doctor faustus; tamburlaine
chaucer: canterbury tales
milton: paradise lost
defoe: robinson crusoe; moll flanders
swift: gulliver's travels
austen: pride and prejudice; emma; persuasion; sense and sensibility; mansfield park; northanger abbey
charlotte bronte: jane eyre
emily bronte: wuthering heights
mary shelley: frankenstein
mary wollstonecraft shelley: frankenstein
percy bysshe shelley: ozymandias
dickens: great expectations; oliver twist; tale of two cities; david copperfield; bleak house; christmas carol; hard times
thomas hardy: tess of the d'urbervilles; far from the madding crowd; jude the obscure
wilde: picture of dorian gray; importance of being earnest
stoker: dracula
stevenson: treasure island
joyce: ulysses; finnegans wake; dubliners
woolf: mrs dalloway; to the lighthouse
t s eliot: waste land
george eliot: middlemarch
orwell: nineteen eighty-four; 1984; animal farm
huxley: brave new world
golding: lord of the flies
conrad: heart of darkness; lord jim
kipling: jungle book
tolkien: hobbit; lord of the rings
hawthorne: scarlet letter
melville: moby dick; moby-dick
poe: raven
whitman: leaves of grass
twain: adventures of huckleberry finn; adventures of tom sawyer
fitzgerald: great gatsby; tender is the night
hemingway: old man and the sea; farewell to arms; for whom the bell tolls; sun also rises
steinbeck: grapes of wrath; of mice and men; east of eden
salinger: catcher in the rye
harper lee: to kill a mockingbird
faulkner: sound and the fury; as i lay dying
arthur miller: death of a salesman; crucible
bradbury: fahrenheit 451
atwood: handmaid's tale
achebe: things fall apart
rushdie: midnight's children
beckett: waiting for godot
tolstoy: war and peace; anna karenina
dostoevsky: crime and punishment; brothers karamazov; notes from underground
dostoyevsky: crime and punishment; brothers karamazov; notes from underground
chekhov: cherry orchard; seagull; uncle vanya; three sisters
pushkin: eugene onegin
gogol: dead souls
turgenev: fathers and sons
bulgakov: master and margarita
nabokov: lolita; pale fire
pasternak: doctor zhivago
goethe: sorrows of young werther
kafka: metamorphosis
thomas mann: magic mountain; buddenbrooks; death in venice
hesse: siddhartha; steppenwolf
hugo: les miserables; hunchback of notre-dame
flaubert: madame bovary
stendhal: red and the black
proust: in search of lost time
camus: stranger; myth of sisyphus
sartre: being and nothingness; no exit
voltaire: candide
moliere: tartuffe; misanthrope
alexandre dumas: three musketeers; count of monte cristo
verne: around the world in eighty days
cervantes: don quixote
marquez: one hundred years of solitude; love in the time of cholera
dante: divine comedy
boccaccio: decameron
machiavelli: prince
homer: iliad; odyssey
virgil: aeneid
ovid: metamorphoses
ibsen: doll's house; hedda gabler; peer gynt
hobbes: leviathan
kant: critique of pure reason
nietzsche: thus spoke zarathustra; beyond good and evil
darwin: on the origin of species
adam smith: wealth of nations
karl marx: das kapital
mozart: magic flute; marriage of figaro; don giovanni; cosi fan tutte
beethoven: fidelio
wagner: tristan und isolde; parsifal; lohengrin
verdi: aida; rigoletto; la traviata; il trovatore; nabucco
puccini: tosca; la boheme; turandot; madama butterfly
bizet: carmen
tchaikovsky: swan lake; nutcracker
stravinsky: rite of spring; firebird
handel: messiah
vivaldi: four seasons
ravel: bolero
debussy: la mer; clair de lune
holst: planets
mussorgsky: pictures at an exhibition; boris godunov
johann sebastian bach: well-tempered clavier; art of fugue; goldberg variations
prokofiev: peter and the wolf
leonardo: mona lisa
vinci: mona lisa
michelangelo: creation of adam
raphael: school of athens
botticelli: birth of venus; primavera
gogh: starry night
vermeer: girl with a pearl earring
rembrandt: night watch
velazquez: las meninas
goya: third of may 1808
picasso: guernica; les demoiselles d'avignon
dali: persistence of memory
munch: scream
hokusai: great wave off kanagawa
rodin: thinker
delacroix: liberty leading the people`;

const worksOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  readTable(works, '; ').map(([maker, named]) => [maker, new Set(named.map((work) => foldText(work)))]),
);

const titles: ReadonlySet<string> = new Set([...worksOf.values()].flatMap((named) => [...named]));

/** Whether a text is the title of a work, whose words have an order: `Pride and Prejudice`. */
export function isTitle(text: string): boolean {
  return titles.has(foldText(text).replace(/^(?:the|an?) /u, ''));
}

/**
 * A work without the name of who made it, as far as the text beside it allows: `Orwell's *Animal Farm*` beside `Animal Farm`. Where
 * both texts name a maker it must be the same, and where one does, the title must be plain to see as a title in both.
 */
export function withoutMaker(text: string, beside: string): string {
  const made = readMade(text);
  if (made === undefined) return text;
  const other = readMade(beside);
  const isPlain =
    other === undefined
      ? !mayBeOther.has(made.title) && capitalsOf(made.work) > 1 && capitalsOf(beside) > 1
      : other.maker === made.maker;
  return isPlain ? made.work : text;
}

interface Made {
  readonly maker: string;
  readonly work: string;
  /** The work as it stands in the table. */
  readonly title: string;
}

function readMade(text: string): Made | undefined {
  for (const [form, makerAt, workAt] of forms) {
    const match = form.exec(text);
    const [maker, work] = [match?.[makerAt], match?.[workAt]];
    if (maker === undefined || work === undefined) continue;
    const name = foldText(maker.replace(pattern.g`\.(?=\p{L})`, '. '));
    const surname = name.slice(name.lastIndexOf(' ') + 1);
    const title = foldText(work).replace(/^(?:the|an?) /u, '');
    const known = [name, surname].find((one) => worksOf.has(one));
    if (known !== undefined && worksOf.get(known)?.has(title) === true) return { maker: known, work, title };
  }
  return undefined;
}

/** Titles that also name a person, a day or a number, which may be what is asked for. */
const mayBeOther: ReadonlySet<string> = new Set(
  `king lear; julius caesar; twelfth night; doctor faustus; robinson crusoe; moll flanders; jane eyre; oliver twist; david copperfield; mrs dalloway; nineteen eighty-four; lord jim; moby dick; moby-dick; fahrenheit 451; anna karenina; uncle vanya; eugene onegin; doctor zhivago; madame bovary; don quixote; hedda gabler; peer gynt; don giovanni; boris godunov; mona lisa; third of may 1808`
    .split('; ')
    .map((title) => foldText(title)),
);

/** How many words beside an article have a capital. */
function capitalsOf(title: string): number {
  return title
    .replace(/^[\W_]*(?:the|an?|l[ae]s?|il|das|de[nr]|die) /iu, '')
    .split(' ')
    .filter((word) => /^[\W_]*\p{Lu}/u.test(word)).length;
}

/** Where the maker and the work are in a text. */
const forms: readonly (readonly [form: RegExp, makerAt: number, workAt: number])[] = [
  [pattern`^((?:\p{Lu}[\p{L}.-]* ){0,4}(?:van |da |von )?\p{Lu}[\p{L}-]+)['’]s? (\S.{2,60})$`, 1, 2],
  [pattern`^(\S.{2,60}?),? by ((?:\p{Lu}[\p{L}.-]* ){0,4}(?:van |da |von )?\p{Lu}[\p{L}-]+)$`, 2, 1],
  [pattern`^(\S.{2,60}?) \((?:by )?((?:\p{Lu}[\p{L}.-]* ){0,4}(?:van |da |von )?\p{Lu}[\p{L}-]+)\)$`, 2, 1],
];
