/**
 * States by their usual and official names. Left out is what may mean another state, a part or an island: `America`,
 * `Britain`, `Holland`, `Congo`, the republics of Ireland, Cyprus and China.
 */
const names: readonly string[] = `united states/united states of america/usa/us
united kingdom/uk/united kingdom of great britain and northern ireland
turkey/turkiye/republic of turkey/republic of turkiye
myanmar/burma/republic of the union of myanmar
czech republic/czechia
ivory coast/cote d ivoire/cote divoire/republic of cote d ivoire
eswatini/swaziland/kingdom of eswatini
cape verde/cabo verde/republic of cabo verde
east timor/timor leste/democratic republic of timor leste
north macedonia/republic of north macedonia
south korea/republic of korea/rok
north korea/democratic people republic of korea/democratic peoples republic of korea/dprk
china
russia/russian federation
soviet union/ussr/union of soviet socialist republics
democratic republic of congo/dr congo/drc/congo kinshasa
republic of congo/congo brazzaville
united arab emirates/uae
netherlands/kingdom of netherlands
belgium/kingdom of belgium
spain/kingdom of spain
sweden/kingdom of sweden
norway/kingdom of norway
denmark/kingdom of denmark
france/french republic
italy/italian republic
portugal/portuguese republic
greece/hellenic republic
switzerland/swiss confederation
austria/republic of austria
poland/republic of poland
finland/republic of finland
iceland/republic of iceland
hungary
romania
bulgaria/republic of bulgaria
croatia/republic of croatia
slovenia/republic of slovenia
slovakia/slovak republic
estonia/republic of estonia
latvia/republic of latvia
lithuania/republic of lithuania
ukraine
belarus/republic of belarus
moldova/republic of moldova
serbia/republic of serbia
montenegro
bosnia and herzegovina/bosnia herzegovina
albania/republic of albania
germany/federal republic of germany
luxembourg/grand duchy of luxembourg
liechtenstein/principality of liechtenstein
monaco/principality of monaco
andorra/principality of andorra
malta/republic of malta
cyprus
vatican city/vatican city state
armenia/republic of armenia
azerbaijan/republic of azerbaijan
kazakhstan/republic of kazakhstan
uzbekistan/republic of uzbekistan
turkmenistan
kyrgyzstan/kyrgyz republic
tajikistan/republic of tajikistan
mongolia
japan
india/republic of india
pakistan/islamic republic of pakistan
bangladesh/people republic of bangladesh/peoples republic of bangladesh
sri lanka/democratic socialist republic of sri lanka
nepal/federal democratic republic of nepal
bhutan/kingdom of bhutan
maldives/republic of maldives
afghanistan
iran/islamic republic of iran
iraq/republic of iraq
syria/syrian arab republic
lebanon/lebanese republic
israel/state of israel
jordan/hashemite kingdom of jordan
saudi arabia/kingdom of saudi arabia
kuwait/state of kuwait
qatar/state of qatar
bahrain/kingdom of bahrain
oman/sultanate of oman
yemen/republic of yemen
thailand/kingdom of thailand
vietnam/viet nam/socialist republic of vietnam/socialist republic of viet nam
laos/lao people democratic republic/lao peoples democratic republic/lao pdr
cambodia/kingdom of cambodia
malaysia
singapore/republic of singapore
indonesia/republic of indonesia
philippines/republic of philippines
brunei/brunei darussalam
australia/commonwealth of australia
new zealand/aotearoa new zealand
papua new guinea/independent state of papua new guinea
fiji/republic of fiji
egypt/arab republic of egypt
libya/state of libya
tunisia/republic of tunisia
algeria/people democratic republic of algeria/peoples democratic republic of algeria
morocco/kingdom of morocco
sudan/republic of sudan
south sudan/republic of south sudan
ethiopia/federal democratic republic of ethiopia
eritrea/state of eritrea
somalia/federal republic of somalia
kenya/republic of kenya
uganda/republic of uganda
tanzania/united republic of tanzania
rwanda/republic of rwanda
burundi/republic of burundi
zambia/republic of zambia
zimbabwe/republic of zimbabwe
malawi/republic of malawi
mozambique/republic of mozambique
angola/republic of angola
namibia/republic of namibia
botswana/republic of botswana
south africa/republic of south africa
lesotho/kingdom of lesotho
madagascar/republic of madagascar
mauritius/republic of mauritius
nigeria/federal republic of nigeria
niger/republic of niger
ghana/republic of ghana
senegal/republic of senegal
mali/republic of mali
burkina faso
guinea/republic of guinea
guinea bissau/republic of guinea bissau
equatorial guinea/republic of equatorial guinea
gabon/gabonese republic
cameroon/republic of cameroon
chad/republic of chad
central african republic
togo/togolese republic
benin/republic of benin
liberia/republic of liberia
sierra leone/republic of sierra leone
gambia/republic of gambia
mauritania/islamic republic of mauritania
djibouti/republic of djibouti
canada
mexico/united mexican states
guatemala/republic of guatemala
honduras/republic of honduras
el salvador/republic of el salvador
nicaragua/republic of nicaragua
costa rica/republic of costa rica
panama/republic of panama
cuba/republic of cuba
haiti/republic of haiti
dominican republic
jamaica
bahamas/commonwealth of bahamas
northern mariana islands/commonwealth of northern mariana islands
puerto rico/commonwealth of puerto rico
dominica/commonwealth of dominica
barbados
trinidad and tobago/republic of trinidad and tobago
colombia/republic of colombia
venezuela/bolivarian republic of venezuela
ecuador/republic of ecuador
peru/republic of peru
bolivia/plurinational state of bolivia
chile/republic of chile
argentina/argentine republic
uruguay/oriental republic of uruguay
paraguay/republic of paraguay
brazil/federative republic of brazil
guyana/co operative republic of guyana
suriname/republic of suriname`.split('\n');

const states: ReadonlyMap<string, string> = new Map(
  names.flatMap((line) => {
    const [usual = '', ...others] = line.split('/');
    return [usual, ...others].map((name) => [name, usual] as const);
  }),
);

/** The usual name of the state that folded words name; null for anything else. */
export function stateOf(folded: string): string | null {
  return states.get(folded) ?? null;
}
