/**
 * What this library finds wrong with a reply, in its own words: what it quotes of reply or prompt is in quotation marks, so
 * that the rest may be shown wherever the fault is told. Errors of custom parse functions may quote anything unmarked.
 */
export class ReplyFault extends Error {}
