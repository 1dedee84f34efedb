import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

/** What is known of a running request: who asks, where, and for what. Ids and words of the code only (OP9). */
export interface Asked {
  user?: string;
  workspace?: string;
  organisation?: string;
  /** The API key or the directory token. */
  program?: string;
  /** A permission, an operation of the API, or what an action requires. */
  act?: string;
  /** The name of the limit that was hit. */
  limit?: string;
}

/** On the global object: Next loads a module once per bundle, and a request has one store. */
const shared = globalThis as typeof globalThis & { latchkeyAsked?: AsyncLocalStorage<Asked> };
shared.latchkeyAsked ??= new AsyncLocalStorage<Asked>();
const running = shared.latchkeyAsked;

/** From now on each request that this process receives has an empty store. */
export function followRequests(): void {
  subscribe('http.server.request.start', () => running.enterWith({}));
}

/** Runs `work` as a request. */
export function asRequest<T>(work: () => T): T {
  return running.run({}, work);
}

/** Adds what has become known of the running request. Outside of one, such as in a job, it does nothing. */
export function note(known: Asked): void {
  const asked = running.getStore();
  if (asked) Object.assign(asked, known);
}

/** What is known of the running request. */
export const askedNow = (): Asked => running.getStore() ?? {};
