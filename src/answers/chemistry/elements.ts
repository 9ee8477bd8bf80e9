const table =
  'H hydrogen He helium Li lithium Be beryllium B boron C carbon N nitrogen O oxygen F fluorine Ne neon Na sodium Mg magnesium Al aluminium Si silicon P phosphorus S sulfur Cl chlorine Ar argon K potassium Ca calcium Sc scandium Ti titanium V vanadium Cr chromium Mn manganese Fe iron Co cobalt Ni nickel Cu copper Zn zinc Ga gallium Ge germanium As arsenic Se selenium Br bromine Kr krypton Rb rubidium Sr strontium Y yttrium Zr zirconium Nb niobium Mo molybdenum Tc technetium Ru ruthenium Rh rhodium Pd palladium Ag silver Cd cadmium In indium Sn tin Sb antimony Te tellurium I iodine Xe xenon Cs caesium Ba barium La lanthanum Ce cerium Pr praseodymium Nd neodymium Pm promethium Sm samarium Eu europium Gd gadolinium Tb terbium Dy dysprosium Ho holmium Er erbium Tm thulium Yb ytterbium Lu lutetium Hf hafnium Ta tantalum W tungsten Re rhenium Os osmium Ir iridium Pt platinum Au gold Hg mercury Tl thallium Pb lead Bi bismuth Po polonium At astatine Rn radon Fr francium Ra radium Ac actinium Th thorium Pa protactinium U uranium Np neptunium Pu plutonium Am americium Cm curium Bk berkelium Cf californium Es einsteinium Fm fermium Md mendelevium No nobelium Lr lawrencium Rf rutherfordium Db dubnium Sg seaborgium Bh bohrium Hs hassium Mt meitnerium Ds darmstadtium Rg roentgenium Cn copernicium Nh nihonium Fl flerovium Mc moscovium Lv livermorium Ts tennessine Og oganesson D deuterium T tritium'.split(
    ' ',
  );

/** Symbols of the elements, with deuterium and tritium. */
export const elementSymbols: ReadonlySet<string> = new Set(table.filter((_, index) => index % 2 === 0));

/** The number of protons of an element; 0 for anything else. */
export function atomicNumber(symbol: string): number {
  const at = table.indexOf(symbol);
  return at < 0 ? 0 : at / 2 + 1;
}

/** The symbol of an element by its English name. */
export const elementNames: ReadonlyMap<string, string> = new Map([
  ...table.flatMap((name, index): readonly [string, string][] =>
    index % 2 === 1 ? [[name, table[index - 1] ?? '']] : [],
  ),
  ['aluminum', 'Al'],
  ['sulphur', 'S'],
  ['cesium', 'Cs'],
]);
