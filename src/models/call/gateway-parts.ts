import type { Announce } from '../../core/event-map.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { Telemetry } from '../../core/run.ts';
import type { AbortLinks } from '../../time/abort-links.ts';
import type { Clock } from '../../time/clock.ts';
import type { Deadlines } from '../../time/deadlines.ts';
import type { Lanes } from '../limits/lanes.ts';
import type { StreamedTokens } from '../provider/streamed-tokens.ts';

/** What all calls of one run share. */
export interface GatewayParts {
  readonly store: ResultStore;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly seed: number;
  readonly lanes: Lanes;
  readonly telemetry: Telemetry | null;
  readonly links: AbortLinks;
  readonly deadlines: Deadlines;
  readonly streamed: StreamedTokens;
  /** Names of models whose servers would have no response format. */
  readonly unformatted: Set<string>;
  /** Aborts when nothing more may be put on the wire. */
  readonly draining: AbortSignal;
  /** Gives the next number of a call. */
  readonly nextCallId: () => string;
}
