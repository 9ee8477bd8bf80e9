/**
 * Thrown by a call whose reply comes much later, with a batch of its provider: the task ends here and holds nothing. It begins
 * again once the reply is there, and finds all that it had asked before in the store.
 */
export class WaitingCall extends Error {
  override readonly name = 'WaitingCall';

  constructor() {
    super('the reply comes later; let this error pass, the task begins again when the reply is there');
  }
}
