/**
 * Places by names that are both in use. Left out is what was another state or city in its time, as Constantinople and Siam; states
 * by their official names are in `words/state-names.ts`.
 */
export const places = `Ulaanbaatar = Ulan Bator
Kharkiv = Kharkov
Lviv = Lvov
Chongqing = Chungking
Tianjin = Tientsin
Qingdao = Tsingtao
Taipei = Taibei
Sichuan = Szechuan = Szechwan
Guangdong = Kwangtung
Varanasi = Benares = Banaras
Mecca = Makkah
Jeddah = Jiddah
Tehran = Teheran
Marrakesh = Marrakech
Timbuktu = Timbuctoo = Tombouctou
Yangtze = Yangtze River = Yangzi = Yangzi River = Chang Jiang = Yangtze Kiang
Yellow River = Huang He = Huang Ho = Hwang Ho
Rio Grande = Río Bravo = Río Bravo del Norte
Mount Godwin-Austen = K2
Mount Fuji = Fujiyama = Fuji-san
Mont Blanc = Monte Bianco
Matterhorn = Monte Cervino = Mont Cervin
Uluru = Ayers Rock
Falkland Islands = Falklands = Islas Malvinas
Faroe Islands = Faeroe Islands = Faroes
Easter Island = Rapa Nui = Isla de Pascua
Persian Gulf = Arabian Gulf
Galápagos Islands = Galapagos
Canary Islands = Islas Canarias
Balearic Islands = Balearics
Washington, D.C. = District of Columbia
Bosporus = Bosphorus
Aleutian Islands = Aleutians
Himalayas = Himalaya = Himalaya Mountains
Andes = Andes Mountains = Cordillera de los Andes
Rocky Mountains = Rockies = Rocky Mountain range
Appalachian Mountains = Appalachians
Ural Mountains = Urals
Carpathian Mountains = Carpathians
Apennines = Apennine Mountains
Atacama = Atacama Desert
Mojave Desert = Mohave Desert
The Hague = Den Haag
Louvre = Louvre Museum = Musée du Louvre
Prado = Prado Museum = Museo del Prado
Uffizi = Uffizi Gallery = Galleria degli Uffizi
Hermitage Museum = State Hermitage Museum
Eiffel Tower = Tour Eiffel
Leaning Tower of Pisa = Tower of Pisa
Colosseum = Flavian Amphitheatre
St. Peter's Basilica = Basilica of Saint Peter
Sea of Galilee = Lake Tiberias = Lake Kinneret
Southern Ocean = Antarctic Ocean
Mariana Trench = Marianas Trench
Lake Geneva = Lac Léman = Lake Léman
Lake Constance = Bodensee
Asia Minor = Anatolia`;
