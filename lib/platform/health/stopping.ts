import 'server-only';

/** On the global object: Next loads a module once per bundle, and all of them must know. */
const shared = globalThis as typeof globalThis & { latchkeyIsStopping?: boolean };

/** Whether this process has received the signal to stop. */
export function isStopping(): boolean {
  return shared.latchkeyIsStopping === true;
}

export function markStopping(): void {
  shared.latchkeyIsStopping = true;
}
