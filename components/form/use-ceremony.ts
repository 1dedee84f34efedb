'use client';

import { useState, useSyncExternalStore } from 'react';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';
import { answerOf } from './answer-of';

/** Why the browser gave no answer, by the names of WebAuthn. Other names are of devices that failed. */
const refusals: Readonly<Record<string, string>> = {
  NotAllowedError: 'passkey-cancelled',
  AbortError: 'passkey-cancelled',
  InvalidStateError: 'passkey-known',
  SecurityError: 'passkeys-off',
};

export interface Ceremony {
  /** @param isOffer the browser waits in its own list of suggestions: nothing is shown until the person has chosen there */
  run: (isOffer?: boolean) => Promise<void>;
  error: ActionError | null;
  isBusy: boolean;
}

/**
 * An exchange with the passkeys of the browser: the server's options, the person's consent, the server's answer.
 *
 * @param steps.begin asks the server for options
 * @param steps.ask shows them to the browser
 * @param steps.finish sends its answer
 */
export function useCeremony<Options, Answer, T>(steps: {
  begin: () => Promise<ActionResult<Options>>;
  ask: (options: Options, isOffer: boolean) => Promise<Answer>;
  finish: (answer: Answer) => Promise<ActionResult<T>>;
  onSuccess: (data: T) => void;
}): Ceremony {
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(isOffer = false) {
    if (!isOffer) {
      setError(null);
      setBusy(true);
    }
    const begun = await answerOf(steps.begin);
    const answer = begun?.ok ? await answerOfBrowser(() => steps.ask(begun.data, isOffer)) : begun;
    if (isOffer && !answer?.ok) return;
    setBusy(true);
    const done = answer?.ok ? await answerOf(() => steps.finish(answer.data)) : answer;
    // After a success the next page loads: the button stays busy until then.
    if (done?.ok) return steps.onSuccess(done.data);
    if (done) setError(done.error);
    setBusy(false);
  }

  return { run, error, isBusy };
}

async function answerOfBrowser<T>(ask: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await ask() };
  } catch (error) {
    const message = (error instanceof Error && refusals[error.name]) || 'passkey-failed';
    return { ok: false, error: { kind: 'invalid', status: 422, message } };
  }
}

const never = () => () => {};

/** Whether the browser knows passkeys on this page; false until the script runs. */
export function useHasPasskeys(): boolean {
  return useSyncExternalStore(
    never,
    () => 'PublicKeyCredential' in window,
    () => false,
  );
}
