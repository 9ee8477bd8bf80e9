/** Wars, treaties, states of the past and events by the names that historians give them. */
export const history = `Byzantine Empire = Eastern Roman Empire
Treaty on European Union = Maastricht Treaty = Treaty of Maastricht
American Revolutionary War = American War of Independence
American Civil War = War Between the States
Battle of the Little Bighorn = Custer's Last Stand
First Battle of Bull Run = First Battle of Manassas
Second Battle of Bull Run = Second Battle of Manassas
Battle of Antietam = Battle of Sharpsburg
Battle of Shiloh = Battle of Pittsburg Landing
Battle of Austerlitz = Battle of the Three Emperors
Battle of Leipzig = Battle of the Nations
Battle of Königgrätz = Battle of Sadowa
Battle of the Bulge = Ardennes Counteroffensive
Battle of Jutland = Battle of Skagerrak
Third Battle of Ypres = Battle of Passchendaele
Gallipoli campaign = Dardanelles campaign
Second Boer War = South African War
First Opium War = First Anglo-Chinese War
Second Opium War = Second Anglo-Chinese War
Vietnam War = Second Indochina War
Yom Kippur War = Ramadan War
Magna Carta = Magna Charta
Glorious Revolution = Revolution of 1688
October Revolution = Bolshevik Revolution
French Revolution = Révolution française
Spanish Civil War = Guerra Civil Española
Easter Rising = Easter Rebellion
Irish Potato Famine = Great Irish Famine
Indian Rebellion of 1857 = Sepoy Mutiny = Indian Mutiny = Sepoy Rebellion
Boxer Rebellion = Boxer Uprising
Nanjing Massacre = Nanking Massacre = Rape of Nanking
Cultural Revolution = Great Proletarian Cultural Revolution
Kristallnacht = Night of Broken Glass = Crystal Night
Night of the Long Knives = Röhm Putsch
Beer Hall Putsch = Munich Putsch
Holocaust = Shoah
Third Reich = Nazi Germany
Molotov–Ribbentrop Pact = Nazi–Soviet Pact = Hitler–Stalin Pact
Warsaw Pact = Warsaw Treaty Organization
Gestapo = Geheime Staatspolizei
Peace of Westphalia = Treaty of Westphalia
Napoleonic Code = Code Napoléon
Storming of the Bastille = Fall of the Bastille
Code of Hammurabi = Hammurabi's Code
Achaemenid Empire = First Persian Empire
Sasanian Empire = Sassanid Empire = Sassanian Empire
Mughal Empire = Mogul Empire = Moghul Empire
Qing dynasty = Ch'ing dynasty = Manchu dynasty
Zhou dynasty = Chou dynasty
Song dynasty = Sung dynasty
Joseon dynasty = Choson dynasty
Tokugawa shogunate = Tokugawa bakufu = Edo shogunate
Edo period = Tokugawa period
Kuomintang = Guomindang = Chinese Nationalist Party = KMT
Chinese Communist Party = Communist Party of China
Second Punic War = Hannibalic War
Pax Romana = Roman Peace
Silk Road = Silk Route
Shroud of Turin = Turin Shroud
Knights Templar = Templars = Order of the Temple
Knights Hospitaller = Hospitallers = Order of Saint John of Jerusalem
Teutonic Order = Teutonic Knights
Hanseatic League = Hansa
New Stone Age = Neolithic = Neolithic period
Old Stone Age = Paleolithic = Paleolithic period
Ku Klux Klan = KKK
Society of Jesus = Jesuits = Jesuit Order
Mormon Church = Church of Jesus Christ of Latter-day Saints = LDS Church
Religious Society of Friends = Quakers
Order of Preachers = Dominican Order
Order of Friars Minor = Franciscan Order
Roman Catholic Church = Catholic Church`;
