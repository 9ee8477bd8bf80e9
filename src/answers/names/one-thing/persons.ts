/**
 * Persons by the ways their names are written in Latin letters, by what they were born with and what they called themselves.
 * Left out are names that several persons had, as Peter I and Charles V.
 */
export const persons = `Mao Zedong = Mao Tse-tung = 毛泽东
Chiang Kai-shek = Jiang Jieshi = Chiang Kaishek
Zhou Enlai = Chou En-lai
Deng Xiaoping = Teng Hsiao-p'ing
Sun Yat-sen = Sun Zhongshan
Confucius = Kong Qiu = Kong Fuzi = Kongzi = 孔子
Mencius = Mengzi = Meng Tzu
Laozi = Lao Tzu = Lao-tse = 老子
Zhuangzi = Chuang Tzu = Zhuang Zhou
Sun Tzu = Sunzi
Qin Shi Huang = Qin Shi Huangdi = Qin Shihuang = Ch'in Shih Huang
Kublai Khan = Khubilai Khan = Qubilai Khan
Genghis Khan = Chinggis Khan = Jenghis Khan
Tamerlane = Timur = Timur the Lame
Li Bai = Li Po = 李白
Du Fu = Tu Fu = 杜甫
Lu Xun = Lu Hsün = 鲁迅
Xuanzang = Hsüan-tsang
Zheng He = Cheng Ho
Empress Dowager Cixi = Cixi = Tz'u-hsi
Tokugawa Ieyasu = 徳川家康
Akira Kurosawa = 黒澤明
Ashoka = Asoka = Ashoka the Great
Siddhartha Gautama = Gautama Buddha = the Buddha
Mahatma Gandhi = Mohandas Gandhi = Mohandas Karamchand Gandhi = Mohandas K. Gandhi
Mother Teresa = Anjezë Gonxhe Bojaxhiu
Avicenna = Ibn Sina
Averroes = Ibn Rushd
Alhazen = Ibn al-Haytham
Maimonides = Moses ben Maimon = Moses Maimonides
Rumi = Jalal al-Din Rumi = Jalaluddin Rumi
Saladin = Salah ad-Din = Salah al-Din
Suleiman the Magnificent = Süleyman the Magnificent
Osama bin Laden = Usama bin Laden
Muammar Gaddafi = Muammar Qaddafi = Moammar Gadhafi = Muammar al-Gaddafi
Gamal Abdel Nasser = Gamal Abdul Nasser
Mark Twain = Samuel Clemens = Samuel Langhorne Clemens
George Orwell = Eric Blair = Eric Arthur Blair
Lewis Carroll = Charles Dodgson = Charles Lutwidge Dodgson = Charles L. Dodgson
George Eliot = Mary Ann Evans = Marian Evans
Voltaire = François-Marie Arouet
Molière = Jean-Baptiste Poquelin
Stendhal = Marie-Henri Beyle = Henri Beyle
O. Henry = William Sydney Porter
George Sand = Amantine Lucile Aurore Dupin = Aurore Dupin
Ayn Rand = Alisa Rosenbaum
Joseph Conrad = Józef Teodor Konrad Korzeniowski
Isak Dinesen = Karen Blixen
Pablo Neruda = Ricardo Eliécer Neftalí Reyes Basoalto
Gabriela Mistral = Lucila Godoy Alcayaga
Malcolm X = Malcolm Little
Dr. Seuss = Theodor Geisel = Theodor Seuss Geisel
Maxim Gorky = Alexei Peshkov = Alexei Maximovich Peshkov
Anna Akhmatova = Anna Gorenko
Guillaume Apollinaire = Wilhelm Kostrowicki
Vladimir Lenin = Vladimir Ulyanov = Vladimir Ilyich Ulyanov = Vladimir Ilyich Lenin = V. I. Lenin
Joseph Stalin = Ioseb Dzhugashvili = Iosif Dzhugashvili = Josef Stalin = Iosif Stalin
Leon Trotsky = Lev Bronstein = Lev Davidovich Bronstein = Leo Trotsky = Lev Trotsky
Fra Angelico = Guido di Pietro
El Greco = Domenikos Theotokopoulos
Le Corbusier = Charles-Édouard Jeanneret
Charlemagne = Charles the Great
Paul the Apostle = Saul of Tarsus = Paul of Tarsus = Apostle Paul
Catherine the Great = Catherine II = Catherine II of Russia
Peter the Great = Peter I of Russia
Ivan the Terrible = Ivan IV = Ivan IV of Russia
Frederick the Great = Frederick II of Prussia
Frederick Barbarossa = Frederick I, Holy Roman Emperor
Louis XIV = Sun King = Louis XIV of France
William the Conqueror = William I of England
Richard the Lionheart = Richard I of England = Richard the Lionhearted
Alexander the Great = Alexander III of Macedon
Elizabeth I = Elizabeth I of England
Leo Tolstoy = Лев Толстой
Fyodor Dostoevsky = Fyodor Dostoyevsky = Dostoyevsky = Fedor Dostoevsky = Фёдор Достоевский
Alexander Pushkin = Aleksandr Pushkin = Александр Пушкин
Anton Chekhov = Anton Pavlovich Chekhov = Антон Чехов
Nikolai Gogol = Nikolay Gogol
Aleksandr Solzhenitsyn = Alexander Solzhenitsyn
Pyotr Ilyich Tchaikovsky = Peter Ilyich Tchaikovsky = Pyotr Tchaikovsky = Peter Tchaikovsky
Sergei Rachmaninoff = Sergei Rachmaninov = Sergey Rachmaninoff
Dmitri Mendeleev = Dmitry Mendeleyev = Dmitri Ivanovich Mendeleev
Yuri Gagarin = Yury Gagarin = Юрий Гагарин
Nikita Khrushchev = Nikita Khruschev
Volodymyr Zelenskyy = Volodymyr Zelensky = Volodymyr Zelenskiy
Miguel de Cervantes = Miguel de Cervantes Saavedra
Marie Curie = Maria Skłodowska-Curie = Marie Skłodowska-Curie = Maria Skłodowska
Nicolaus Copernicus = Mikołaj Kopernik
Christopher Columbus = Cristóbal Colón = Cristoforo Colombo
Ferdinand Magellan = Fernão de Magalhães
Caravaggio = Michelangelo Merisi da Caravaggio = Michelangelo Merisi
Raphael = Raffaello Sanzio = Raffaello Sanzio da Urbino
Titian = Tiziano Vecellio
Michelangelo = Michelangelo Buonarroti
Rembrandt = Rembrandt van Rijn = Rembrandt Harmenszoon van Rijn
Donatello = Donato di Niccolò di Betto Bardi
Tintoretto = Jacopo Robusti
Hieronymus Bosch = Jheronimus van Aken
Pieter Bruegel the Elder = Pieter Brueghel the Elder
Erasmus = Desiderius Erasmus = Erasmus of Rotterdam
Cicero = Marcus Tullius Cicero
Virgil = Vergil = Publius Vergilius Maro
Horace = Quintus Horatius Flaccus
Ovid = Publius Ovidius Naso
Livy = Titus Livius
Thomas Aquinas = Saint Thomas Aquinas
Augustine of Hippo = Saint Augustine of Hippo
Pelé = Edson Arantes do Nascimento
Marilyn Monroe = Norma Jeane Mortenson
Freddie Mercury = Farrokh Bulsara
Kareem Abdul-Jabbar = Lew Alcindor = Ferdinand Lewis Alcindor
Muhammad Ali = Cassius Clay = Cassius Marcellus Clay
Volodymyr the Great = Vladimir the Great = Vladimir I of Kiev
Dalai Lama XIV = 14th Dalai Lama = Tenzin Gyatso
John Paul II = Pope John Paul II = Karol Wojtyła
Benedict XVI = Pope Benedict XVI = Joseph Ratzinger
Che Guevara = Ernesto Guevara = Ernesto Che Guevara
Eva Perón = Evita Perón
Moctezuma II = Montezuma II
Josip Broz Tito = Josip Broz = Marshal Tito
Pol Pot = Saloth Sar`;
