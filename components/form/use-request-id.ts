import { useRef } from 'react';
import { v4 } from 'uuid';
import type { ActionResult } from '@/lib/platform/action-result';

/** Returns one request id per input: resending the same input repeats the request, a changed input is a new one. */
export function useRequestId() {
  const current = useRef<{ text: string; id: string } | null>(null);
  return {
    idFor(text: string): string {
      if (current.current?.text !== text) current.current = { text, id: v4() };
      return current.current.id;
    },
    /** The request was answered: the same input sent again is a new request. */
    done() {
      current.current = null;
    },
  };
}

/** Wraps a creating action for a button: pressing it again after a lost answer repeats the same request (RV5). */
export function useRequest<I extends object, T>(
  action: (input: I & { requestId: string }) => Promise<ActionResult<T>>,
): (input: I) => Promise<ActionResult<T>> {
  const request = useRequestId();
  return async (input) => {
    const answer = await action({ ...input, requestId: request.idFor(JSON.stringify(input)) });
    if (answer.ok) request.done();
    return answer;
  };
}
