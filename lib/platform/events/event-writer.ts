import 'server-only';
import type { LiveTopic } from './live-topic';

/** Changes within this time make one message. */
const gatherMs = 80;

/** The writing end of a stream of server-sent events. Nothing is written after `end`. */
export class EventWriter {
  readonly body: ReadableStream<Uint8Array>;
  readonly #waiting = new Set<LiveTopic>();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #gathering: NodeJS.Timeout | undefined;

  /** @param onGone called when the reader disconnects */
  constructor(onGone: () => void) {
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        onGone();
      },
    });
  }

  send(event: 'hello' | 'ask' | 'changed' | 'ended', data = ''): void {
    this.#controller?.enqueue(new TextEncoder().encode(`event: ${event}\ndata: ${data}\n\n`));
  }

  /** Sends the topic after the gathering time. */
  queue(topic: LiveTopic): void {
    this.#waiting.add(topic);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.send('changed', JSON.stringify([...this.#waiting]));
      this.#waiting.clear();
    }, gatherMs);
  }

  end(): void {
    clearTimeout(this.#gathering);
    this.#controller?.close();
    this.#controller = undefined;
  }
}
