/** Asks the browser of rows to show those on which comparison and judge disagree. */
export const SHOW_DISAGREEMENTS = 'show-disagreements';
