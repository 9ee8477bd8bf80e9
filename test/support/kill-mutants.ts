import type { SourceChange } from './bundled-program.ts';

/** A fault that is put into the library, one at a time, and that the harness of kills must find. */
export interface KillMutant extends SourceChange {
  readonly name: string;
}

export const killMutants: readonly KillMutant[] = [
  {
    name: 'a reply is acknowledged before it is written',
    file: 'store/journal-store.ts',
    from: '      await durable;\n    } finally {\n      this.#pending.delete(key);',
    to: '      void durable.catch(() => undefined);\n    } finally {',
  },
  {
    name: 'a stored reply is answered to another call',
    file: 'store/journal-store.ts',
    from: '    if (found !== key) throw new JournalDamagedError(this.#nameOf(segment), offset);\n    return value;',
    to: `    void found;
    const near = this.#index.placeAt(this.#index.size - 1);
    const [, other] = this.#decode(await this.#readBytes(near.segment, near.offset, near.length), near.segment, near.offset);
    const kinds = [value, other].map((one) => (one !== null && typeof one === 'object' && 'kind' in one ? one.kind : ''));
    return kinds.join() === 'reply,reply' ? other : value;`,
  },
  {
    name: 'two different calls are stored under one key',
    file: 'models/call/call-key.ts',
    from: 'messages: messages.map(({ role, content }) => ({ role, content })),',
    to: 'messages: messages.map(({ role, content }) => ({ role, content: content.slice(0, 100) })),',
  },
  {
    name: 'a stored reply is not found',
    file: 'store/journal-store.ts',
    from: '    const place = this.#index.find(key);\n    return place === undefined ? undefined',
    to: "    const place = this.#index.find(key);\n    return place === undefined || key.startsWith('7') ? undefined",
  },
  {
    name: 'charges are forgotten',
    file: 'engine/ledger/ledger-log.ts',
    from: '    this.#batch.charged.add(charge);\n',
    to: '    void charge;\n',
  },
  {
    name: 'nothing is reserved',
    file: 'engine/ledger/spend-ledger.ts',
    from: '    this.#setAside(charge, 1);\n    this.#opened += 1;',
    to: '    this.#inFlight += 1;\n    this.#opened += 1;',
  },
  {
    name: 'a try is sent before its reservation is durable',
    file: 'engine/ledger/spend-ledger.ts',
    from: 'const recorded = log === null ? durableAlready : log.open({ id, worst: charge });',
    to: 'void log?.open({ id, worst: charge }).catch(() => undefined);\n    const recorded = durableAlready;',
  },
  {
    name: 'a reply is stored ahead of its charge',
    file: 'engine/ledger/spend-ledger.ts',
    from: 'noted: log?.handedOver ?? durableAlready,',
    to: 'noted: durableAlready,',
  },
  {
    name: 'earlier spending is forgotten',
    file: 'engine/ledger/open-ledger.ts',
    from: 'const earlier = earlierAmount({ charged, budget, models, price });',
    to: 'void earlierAmount({ charged, budget, models, price });\n    const earlier = noAmount;',
  },
  {
    name: 'tries in flight at a kill are not charged',
    file: 'engine/ledger/read-chain.ts',
    from: 'charged: [...charged, ...tries.map(({ worst }) => worst)],',
    to: 'charged: tries.length < 0 ? [] : charged,',
  },
  {
    name: 'a whole line is cut from the journal',
    file: 'store/journal-recovery.ts',
    from: "const length = await recovery.scan({ segment, file, tail: 'may-be-torn' });",
    to: "const whole = await recovery.scan({ segment, file, tail: 'may-be-torn' });\n    const length = Math.max(0, whole - 1);",
  },
  {
    name: 'rows are out of order',
    file: 'files/run-directory/row-files.ts',
    from: "await sortRows(writer.path, { from: end === 'completed' ? start : 0 });",
    to: 'void start;',
  },
];
