import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveConnection } from './live-connection';

/** A stream whose messages the test sends. */
class Source {
  static last: Source;
  readonly #listeners = new Map<string, (event: { data: string }) => void>();
  constructor() {
    Source.last = this;
  }
  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.#listeners.set(name, listener);
  }
  receive(name: string, data = ''): void {
    this.#listeners.get(name)?.({ data });
  }
  close(): void {}
}

let answers: ((response: { status: number }) => void)[];
let connection: LiveConnection;

beforeEach(() => {
  answers = [];
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', () => new Promise((answer) => answers.push(answer)));
  connection = new LiveConnection('/w/acme/events', 1);
  connection.open();
  Source.last.receive('hello', 'one');
});

afterEach(() => {
  connection.close();
  vi.unstubAllGlobals();
});

test('S1.4 an open console confirms each time that it is asked', async () => {
  Source.last.receive('ask');
  answers[0]?.({ status: 204 });
  await new Promise(setImmediate);
  Source.last.receive('ask');
  expect(answers).toHaveLength(2);
});

test('S1.4 a console whose confirmation waits for a busy server sends no second one', () => {
  Source.last.receive('ask');
  Source.last.receive('ask');
  expect(answers).toHaveLength(1);
});
