/** Which of some people have a picture: the version of each. */
export type AskVersions = (ids: readonly string[]) => Promise<Record<string, string>>;

const atOnce = 100;

/**
 * Knows who has a picture. People are asked about together, once each, however often they stand on a page; what
 * could not be learned is asked again when they appear again.
 */
export class PictureBook {
  readonly #versions = new Map<string, string | null>();
  readonly #listeners = new Set<() => void>();
  #asked = new Set<string>();

  constructor(private readonly askVersions: AskVersions) {}

  /** The version of someone's picture; null while they have none that is known. */
  versionOf(id: string): string | null {
    return this.#versions.get(id) ?? null;
  }

  /** Asks about someone, together with all others of this moment. */
  ask(id: string): void {
    if (this.#versions.has(id) || this.#asked.has(id)) return;
    if (this.#asked.size === 0) setTimeout(() => void this.#send());
    this.#asked.add(id);
  }

  /** Asks again about everybody known: somebody's picture may have changed. */
  renew(): void {
    const known = [...this.#versions.keys()];
    this.#versions.clear();
    for (const id of known) this.ask(id);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #send(): Promise<void> {
    const ids = [...this.#asked];
    this.#asked = new Set();
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      const found = await this.askVersions(some).catch(() => null);
      if (found) for (const id of some) this.#versions.set(id, found[id] ?? null);
    }
    for (const listener of this.#listeners) listener();
  }
}
