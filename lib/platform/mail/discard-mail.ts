import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

const stage = new AsyncLocalStorage<true>();

/**
 * Runs work as if mail were configured, without sending any: every mail counts as accepted. For the demo, whose
 * recipients do not exist; other work of the process is not affected.
 */
export function discardMail<T>(work: () => Promise<T>): Promise<T> {
  return stage.run(true, work);
}

export const isMailDiscarded = (): boolean => stage.getStore() === true;
