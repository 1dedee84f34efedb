import type { LiveTopic } from '@/lib/platform/events/live-topic';

const firstRetryMs = 1_000;
const lastRetryMs = 30_000;

type Message =
  | { kind: 'changed'; topics: LiveTopic[] }
  /** The stream was interrupted, or the person may have lost access: render everything again. */
  | { kind: 'look-again' };

/**
 * The event stream of one workspace, shared by all tabs of a browser. The tab that holds the lock connects and
 * forwards events to the others; when it closes, another tab takes over. One stream per tab would exhaust the six
 * connections that a browser allows per server over HTTP/1.1.
 */
export class LiveConnection {
  readonly #address: string;
  readonly #listeners = new Map<() => void, readonly LiveTopic[]>();
  #source: EventSource | undefined;
  #siblings: BroadcastChannel | undefined;
  #closing: AbortController | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isConfirming = false;
  #renderedAt: number | undefined;

  /** @param renderedAt server time at which the page was rendered; the stream delivers the events since then once */
  constructor(address: string, renderedAt: number) {
    this.#address = address;
    this.#renderedAt = renderedAt;
  }

  subscribe(topics: readonly LiveTopic[], listener: () => void): () => void {
    const own = () => listener();
    this.#listeners.set(own, topics);
    return () => {
      this.#listeners.delete(own);
    };
  }

  open(): void {
    const closing = new AbortController();
    this.#closing = closing;
    this.#siblings = new BroadcastChannel(this.#address);
    this.#siblings.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data);
    // Locks exist in secure contexts only; without them each tab opens a separate stream.
    if (!navigator.locks) {
      this.#connect();
      return;
    }
    const untilClosed = new Promise<void>((done) => closing.signal.addEventListener('abort', () => done()));
    const lead = () => {
      this.#connect();
      return untilClosed;
    };
    navigator.locks.request(this.#address, { signal: closing.signal }, lead).catch(() => {
      // Closed before this tab acquired the lock.
    });
  }

  close(): void {
    this.#closing?.abort();
    this.#disconnect();
    this.#siblings?.close();
  }

  #connect(): void {
    if (this.#closing?.signal.aborted) return;
    const source = new EventSource(this.#addressSinceRendered());
    this.#source = source;
    this.#isConfirming = false;
    let token = '';
    source.addEventListener('hello', ({ data }) => {
      token = data;
      // Events may have been missed while there was no stream.
      if (this.#failures > 0) this.#spread({ kind: 'look-again' });
      this.#failures = 0;
    });
    source.addEventListener('ask', () => void this.#confirm(token));
    source.addEventListener('changed', ({ data }) =>
      this.#spread({ kind: 'changed', topics: JSON.parse(data) }),
    );
    source.addEventListener('ended', () => {
      this.#spread({ kind: 'look-again' });
      this.#reconnect();
    });
    source.addEventListener('error', () => void this.#mend());
  }

  /** The first stream also delivers the events since the page was rendered; later ones begin with `look-again`. */
  #addressSinceRendered(): string {
    const since = this.#renderedAt;
    this.#renderedAt = undefined;
    return since === undefined ? this.#address : `${this.#address}?since=${since}`;
  }

  /**
   * Confirms that this browser is still open; a console that is not known connects again. One confirmation at a time: to a server
   * that is too busy to answer, more of them would be more work.
   */
  async #confirm(token: string): Promise<void> {
    if (this.#isConfirming) return;
    this.#isConfirming = true;
    const response = await fetch(`/api/consoles/${token}`, { method: 'POST' }).catch(() => undefined);
    this.#isConfirming = false;
    if (response && response.status !== 204) this.#reconnect();
  }

  /** The stream broke. Retry when the server is unreachable; when it refuses, find out why. */
  async #mend(): Promise<void> {
    const isRefused = this.#source?.readyState === EventSource.CLOSED;
    this.#reconnect();
    if (!isRefused || this.#failures > 1) return;
    const response = await fetch(this.#address, { method: 'POST' }).catch(() => undefined);
    if (response?.status === 401 || response?.status === 404) this.#spread({ kind: 'look-again' });
  }

  #reconnect(): void {
    this.#disconnect();
    const delay = Math.min(firstRetryMs * 2 ** this.#failures, lastRetryMs);
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#connect(), delay * (0.5 + Math.random() / 2));
  }

  #disconnect(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }

  #spread(message: Message): void {
    this.#siblings?.postMessage(message);
    this.#hear(message);
  }

  #hear(message: Message): void {
    for (const [listener, topics] of [...this.#listeners]) {
      if (message.kind === 'look-again' || topics.some((topic) => message.topics.includes(topic))) listener();
    }
  }
}
