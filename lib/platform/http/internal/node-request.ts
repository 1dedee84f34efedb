import type { IncomingMessage } from 'node:http';
import type { ProgramRequest } from '../program-request';

/** A request that Node received, without the copies that a `Request` makes. */
export class NodeRequest implements ProgramRequest {
  readonly headers = {
    get: (name: string) => this.#header(name),
    has: (name: string) => this.#header(name) !== null,
  };
  readonly #incoming: IncomingMessage;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  get method(): string {
    return this.#incoming.method ?? '';
  }

  /** The host says nothing to handlers: they know APP_ORIGIN. */
  get url(): string {
    return `http://localhost${this.#incoming.url}`;
  }

  /** Node refuses a body that is longer than its announced length. */
  async text(): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#incoming) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  #header(name: string): string | null {
    const value = this.#incoming.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }
}
