/** Surnames of writers, painters and composers that name nothing else, so that behind the name of a work they say whose it is. */
const makers: ReadonlySet<string> = new Set(
  `Shakespeare Marlowe Chaucer Milton Defoe Swift Austen Brontë Dickens Thackeray Hardy Wilde Shaw Yeats Joyce Woolf Orwell Huxley Conrad Kipling
  Tolkien Lawrence Forster Beckett Hawthorne Melville Poe Whitman Dickinson Twain Faulkner Hemingway Fitzgerald Steinbeck Salinger Morrison Miller
  Tolstoy Dostoevsky Dostoyevsky Chekhov Pushkin Gogol Turgenev Bulgakov Nabokov Pasternak Solzhenitsyn Goethe Schiller Kafka Mann Brecht Hesse
  Rilke Hugo Flaubert Balzac Zola Proust Camus Sartre Voltaire Molière Racine Baudelaire Verne Dumas Stendhal Cervantes Lorca Borges Márquez
  Neruda Dante Boccaccio Petrarch Calvino Eco Homer Virgil Ovid Sophocles Euripides Aeschylus Aristophanes Ibsen Strindberg Kierkegaard
  Achebe Soyinka Rushdie Murakami Mishima Kawabata Plato Aristotle Machiavelli Hobbes Locke Hume Kant Hegel Nietzsche Marx Darwin Newton
  Bach Handel Haydn Mozart Beethoven Schubert Schumann Chopin Liszt Wagner Verdi Puccini Brahms Tchaikovsky Mussorgsky Dvořák Debussy
  Ravel Stravinsky Shostakovich Prokofiev Mahler Vivaldi Leonardo Michelangelo Raphael Botticelli Titian Caravaggio Rembrandt Vermeer Rubens
  Velázquez Goya Monet Manet Renoir Cézanne Gauguin Picasso Dalí Matisse Munch Klimt Kandinsky Gogh Hokusai`.split(
    /\s+/u,
  ),
);

/** Whether a surname alone says who made a work. */
export function isMaker(surname: string): boolean {
  return makers.has(surname);
}
