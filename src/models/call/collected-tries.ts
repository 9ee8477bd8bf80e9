import type { CallOrder, CarriedReply, OrderCollector, OrderPlace } from '../../core/call-carrier.ts';
import type { BatchPurse } from '../../core/money/batch-purse.ts';
import type { TryDemand } from '../../core/money/spend-gate.ts';
import type { Reply } from '../../core/reply.ts';
import { AbortedError, BudgetError, TransportError } from '../../errors/index.ts';
import { WaitingCall } from '../../errors/waiting-call.ts';
import { FormatRefusal } from '../failures/format-refusal.ts';
import { isUnbilled } from '../failures/unbilled-failure.ts';
import type { Lanes } from '../limits/lanes.ts';
import { asItemFailure, isOfRequest } from '../limits/refused-calls.ts';
import type { CallReport, CallReports } from './call-report.ts';
import { demandOf, type ReplyWanted } from './reply-wanted.ts';

/** A call whose model is batched. */
export interface CollectedCall {
  readonly wanted: ReplyWanted;
  readonly order: CallOrder;
  readonly collector: OrderCollector;
  /** Makes the reply durable; resolves with what then counts as the reply. */
  readonly keep: (reply: Reply) => Promise<Reply>;
}

export interface CollectedTriesParts {
  readonly lanes: Lanes;
  readonly reports: CallReports;
  readonly purse: BatchPurse;
  /** Aborts when nothing more may be sent. */
  readonly draining: AbortSignal;
}

/**
 * Makes the calls of batched models. One that has no answer yet is collected, and the task that made it ends; one that has is
 * stored, charged and told like a live one. They take up no room in a lane: a batch has limits of its own.
 */
export class CollectedTries {
  readonly #parts: CollectedTriesParts;

  constructor(parts: CollectedTriesParts) {
    this.#parts = parts;
  }

  /**
   * Resolves with the stored reply, or with `live` when the call is to be made at once.
   *
   * @throws {WaitingCall} When its batch is still to answer.
   */
  async make(call: CollectedCall): Promise<Reply | 'live'> {
    const { wanted, collector, order } = call;
    const { draining } = this.#parts;
    const { scope } = wanted.question;
    const { signal } = scope;
    const demand: TryDemand = { way: 'batch', ...demandOf(wanted) };
    const isReAsk = wanted.reAsk > 0;
    for (;;) {
      if (signal.aborted || draining.aborted)
        throw new AbortedError(signal.aborted ? signal.reason : draining.reason);
      const waits = (key: string): void => scope.waits?.(key);
      const place = await collector.take(order, { demand, reAsked: isReAsk, abortSignal: signal, waits });
      switch (place.kind) {
        case 'live':
          return 'live';
        case 'unaffordable':
          throw new BudgetError(order.model);
        case 'waiting':
          throw new WaitingCall();
        default: {
          const reply = await this.#answer(call, demand, place);
          if (reply !== null) return reply;
        }
      }
    }
  }

  /** Takes the answer of a batch; null when it is not one, and the order is to be taken again. */
  async #answer(
    call: CollectedCall,
    demand: TryDemand,
    { tag }: Extract<OrderPlace, { kind: 'answered' }>,
  ): Promise<Reply | null> {
    const { wanted, collector, order } = call;
    const { scope, model } = wanted.question;
    const { reports, purse, lanes } = this.#parts;
    const report = reports.open(wanted.question);
    report.tryStarted();
    let carried: CarriedReply;
    try {
      carried = await collector.answer(order, { abortSignal: scope.signal });
    } catch (error) {
      if (error instanceof AbortedError) throw error;
      const charge = purse.settle(order.key, demand, isUnbilled(error) ? 'refused' : null, tag);
      report.batchCharged(charge.usd, charge.savedUsd);
      lanes.budgetMoved();
      return this.#refused(call, report, error);
    }
    const { headers: _, ...reply } = carried;
    // Charged before it is stored, so that one sync makes both durable.
    const charge = purse.settle(order.key, demand, reply.usage, tag);
    report.batchCharged(charge.usd, charge.savedUsd);
    await charge.noted;
    const kept = await call.keep(reply);
    collector.used(order);
    lanes.budgetMoved();
    lanes.heard(model.name);
    report.succeeded(reply);
    return kept;
  }

  #refused({ collector, order }: CollectedCall, report: CallReport, error: unknown): null {
    const meant = isOfRequest(error) ? asItemFailure(error, false) : error;
    const mayPass = meant instanceof FormatRefusal || (meant instanceof TransportError && meant.retryable);
    const isAgain = collector.failed(order, meant, { mayPass });
    report.failed(meant);
    if (isAgain) return null;
    throw meant;
  }
}
