/** Persons who are known by two names: what they were born with, and what they called themselves. */
const persons: readonly string[] = `mark twain/samuel clemens/samuel langhorne clemens
george orwell/eric blair/eric arthur blair
lewis carroll/charles dodgson/charles lutwidge dodgson/charles l dodgson
george eliot/mary ann evans/marian evans
voltaire/francois marie arouet
moliere/jean baptiste poquelin
stendhal/marie henri beyle/henri beyle
o henry/william sydney porter
george sand/amantine lucile aurore dupin/aurore dupin
ayn rand/alisa rosenbaum
joseph conrad/jozef teodor konrad korzeniowski
isak dinesen/karen blixen
pablo neruda/ricardo eliecer neftali reyes basoalto
gabriela mistral/lucila godoy alcayaga
malcolm x/malcolm little
dr seuss/theodor geisel/theodor seuss geisel
maxim gorky/alexei peshkov/alexei maximovich peshkov
anna akhmatova/anna gorenko
guillaume apollinaire/wilhelm kostrowicki
vladimir lenin/vladimir ulyanov/vladimir ilyich ulyanov
joseph stalin/ioseb dzhugashvili/iosif dzhugashvili
leon trotsky/lev bronstein/lev davidovich bronstein
fra angelico/guido di pietro
el greco/domenikos theotokopoulos
le corbusier/charles edouard jeanneret
mahatma gandhi/mohandas gandhi/mohandas karamchand gandhi/mohandas k gandhi
mother teresa/anjeze gonxhe bojaxhiu
siddhartha gautama/gautama buddha
confucius/kong qiu/kong fuzi
sun yat sen/sun zhongshan
charlemagne/charles the great/charles great
muhammad ali/cassius clay/cassius marcellus clay
kareem abdul jabbar/lew alcindor/ferdinand lewis alcindor
paul apostle/saul of tarsus/paul of tarsus`.split('\n');

const known: ReadonlyMap<string, number> = new Map(
  persons.flatMap((line, index) => line.split('/').map((name) => [name, index] as const)),
);

/** Whether two folded names are known to be of one person. */
export function areOfOnePerson(left: string, right: string): boolean {
  const index = known.get(left);
  return index !== undefined && index === known.get(right);
}
