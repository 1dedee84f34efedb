/** What became of the requests of one kind. */
interface Counts {
  /** From the first try to the answer, pauses of retries included, in milliseconds. */
  times: number[];
  failedTries: number;
  healed: number;
  unhealed: number;
}

/** In milliseconds: what a person waits before trying again. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000];

/** Counts requests by kind, and how long each took. */
export class Tally {
  readonly #kinds = new Map<string, Counts>();
  /** How each failed try failed, with its number. */
  readonly failures = new Map<string, number>();

  /**
   * Runs a request, again after a pause when it fails, as a person does.
   *
   * @returns whether a try succeeded
   */
  async count(kind: string, request: () => Promise<unknown>): Promise<boolean> {
    const counts = this.#of(kind);
    const start = performance.now();
    for (let tries = 0; ; tries++) {
      try {
        await request();
        counts.times.push(performance.now() - start);
        if (tries > 0) counts.healed += 1;
        return true;
      } catch (error) {
        counts.failedTries += 1;
        const failure = `${kind}: ${error instanceof Error ? causeOf(error) : error}`;
        this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1);
        const pause = pauses[tries];
        if (pause === undefined) {
          counts.unhealed += 1;
          return false;
        }
        await new Promise((next) => setTimeout(next, pause));
      }
    }
  }

  get unhealed(): number {
    return [...this.#kinds.values()].reduce((sum, { unhealed }) => sum + unhealed, 0);
  }

  get answered(): number {
    return [...this.#kinds.values()].reduce((sum, { times }) => sum + times.length, 0);
  }

  /** A line a kind, for `console.table`. */
  table(): Record<string, Record<string, number>> {
    return Object.fromEntries(
      [...this.#kinds].map(([kind, { times, failedTries, healed, unhealed }]) => {
        const sorted = [...times].sort((one, other) => one - other);
        const at = (part: number) => Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? 0);
        const percentiles = { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99) };
        return [
          kind,
          { answered: times.length, ...percentiles, 'failed tries': failedTries, healed, unhealed },
        ];
      }),
    );
  }

  #of(kind: string): Counts {
    const present = this.#kinds.get(kind) ?? { times: [], failedTries: 0, healed: 0, unhealed: 0 };
    this.#kinds.set(kind, present);
    return present;
  }
}

function causeOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
