/** Works by their titles in two languages, instruments, and terms of music, poetry and painting. Left out are titles that are common words, such as The Plague. */
export const arts = `Mona Lisa = La Gioconda = La Joconde
Luncheon on the Grass = Le Déjeuner sur l'herbe
Impression, Sunrise = Impression, soleil levant
A Sunday Afternoon on the Island of La Grande Jatte = A Sunday on La Grande Jatte
Whistler's Mother = Arrangement in Grey and Black No. 1
Liberty Leading the People = La Liberté guidant le peuple
The Raft of the Medusa = Le Radeau de la Méduse
Las Meninas = The Maids of Honour
The Great Wave off Kanagawa = The Great Wave
The Birth of Venus = La nascita di Venere
One Hundred Years of Solitude = Cien años de soledad = 100 Years of Solitude
Love in the Time of Cholera = El amor en los tiempos del cólera
The House of the Spirits = La casa de los espíritus
Don Quixote = Don Quijote = Don Quixote de la Mancha = Don Quijote de la Mancha = Don Quixote of La Mancha
In Search of Lost Time = Remembrance of Things Past = À la recherche du temps perdu
The Little Prince = Le Petit Prince
The Flowers of Evil = Les Fleurs du mal
Waiting for Godot = En attendant Godot
No Exit = Huis clos
The Imaginary Invalid = Le Malade imaginaire
The Three Musketeers = Les Trois Mousquetaires
The Count of Monte Cristo = Le Comte de Monte-Cristo
Twenty Thousand Leagues Under the Sea = Twenty Thousand Leagues Under the Seas = 20,000 Leagues Under the Sea
Around the World in Eighty Days = Le Tour du monde en quatre-vingts jours
Journey to the Center of the Earth = Voyage au centre de la Terre
Being and Nothingness = L'Être et le Néant
The Spirit of the Laws = De l'esprit des lois
The Social Contract = Du contrat social
Being and Time = Sein und Zeit
Critique of Pure Reason = Kritik der reinen Vernunft
Critique of Practical Reason = Kritik der praktischen Vernunft
Thus Spoke Zarathustra = Also sprach Zarathustra = Thus Spake Zarathustra
Beyond Good and Evil = Jenseits von Gut und Böse
The Communist Manifesto = Manifesto of the Communist Party
The Phenomenology of Spirit = Phänomenologie des Geistes = The Phenomenology of Mind
The World as Will and Representation = The World as Will and Idea
The Magic Mountain = Der Zauberberg
Death in Venice = Der Tod in Venedig
The Tin Drum = Die Blechtrommel
All Quiet on the Western Front = Im Westen nichts Neues
The Sorrows of Young Werther = Die Leiden des jungen Werthers = Die Leiden des jungen Werther
The Interpretation of Dreams = Die Traumdeutung
Civilization and Its Discontents = Das Unbehagen in der Kultur
War and Peace = Война и мир
Crime and Punishment = Преступление и наказание
The Brothers Karamazov = The Karamazov Brothers = Братья Карамазовы
The Master and Margarita = Мастер и Маргарита
Anna Karenina = Анна Каренина
Eugene Onegin = Yevgeny Onegin = Евгений Онегин
The Divine Comedy = La Divina Commedia = Divina Commedia
Alice's Adventures in Wonderland = Alice in Wonderland
Harry Potter and the Philosopher's Stone = Harry Potter and the Sorcerer's Stone
The Tale of Genji = Genji Monogatari
Water Margin = Outlaws of the Marsh
One Thousand and One Nights = The Thousand and One Nights = The Arabian Nights
I Ching = Yijing = Yi Jing = Book of Changes
The Analects = The Analects of Confucius = Lunyu
Quran = Koran
Ten Commandments = Decalogue
Song of Songs = Song of Solomon
Bicycle Thieves = The Bicycle Thief = Ladri di biciclette
The 400 Blows = The Four Hundred Blows = Les Quatre Cents Coups
Life Is Beautiful = La vita è bella
Pan's Labyrinth = El laberinto del fauno
The Rules of the Game = La Règle du jeu
The Magic Flute = Die Zauberflöte
The Marriage of Figaro = Le nozze di Figaro
The Barber of Seville = Il barbiere di Siviglia
The Abduction from the Seraglio = Die Entführung aus dem Serail
The Flying Dutchman = Der fliegende Holländer
Twilight of the Gods = Götterdämmerung
The Valkyrie = Die Walküre
The Rhinegold = Das Rheingold
The Ring of the Nibelung = Der Ring des Nibelungen = Ring Cycle
The Mastersingers of Nuremberg = Die Meistersinger von Nürnberg
The Threepenny Opera = Die Dreigroschenoper
The Thieving Magpie = La gazza ladra
The Force of Destiny = La forza del destino
The Elixir of Love = L'elisir d'amore
A Masked Ball = Un ballo in maschera
The Tales of Hoffmann = Les contes d'Hoffmann
The Rite of Spring = Le Sacre du printemps
The Song of the Earth = Das Lied von der Erde
A German Requiem = Ein deutsches Requiem
The Well-Tempered Clavier = Das wohltemperierte Klavier
The Art of Fugue = Die Kunst der Fuge
Symphonie fantastique = Fantastic Symphony
cor anglais = English horn
double bass = contrabass = upright bass
harmonica = mouth organ
bass clef = F clef
treble clef = G clef
absolute pitch = perfect pitch
twelve-tone technique = dodecaphony
basso continuo = thoroughbass
Petrarchan sonnet = Italian sonnet
Shakespearean sonnet = English sonnet = Elizabethan sonnet
free indirect discourse = free indirect speech = free indirect style
unrhymed iambic pentameter = blank verse
bildungsroman = coming-of-age novel
deus ex machina = god from the machine
memento mori = remember that you must die
ars longa, vita brevis = art is long, life is short
carpe diem = seize the day
veni, vidi, vici = I came, I saw, I conquered`;
