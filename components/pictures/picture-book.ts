/** Requests the picture versions of people, by their ids. People without a picture are missing from the result. */
export type AskVersions = (ids: readonly string[]) => Promise<Record<string, string>>;

const atOnce = 100;

/**
 * Caches the picture versions of people. Collects the ids of one render into one request and asks for each person
 * once; after a failed request, the next appearance of a person asks again.
 */
export class PictureBook {
  readonly #versions = new Map<string, string | null>();
  readonly #listeners = new Set<() => void>();
  #asked = new Set<string>();

  constructor(private readonly askVersions: AskVersions) {}

  /** The version of a person's picture; null without a known one. */
  versionOf(id: string): string | null {
    return this.#versions.get(id) ?? null;
  }

  /** Requests a person's version together with all others of the same tick. */
  ask(id: string): void {
    if (this.#versions.has(id) || this.#asked.has(id)) return;
    if (this.#asked.size === 0) setTimeout(() => void this.#send());
    this.#asked.add(id);
  }

  /** Requests the versions of all known people again, because a picture may have changed. */
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
