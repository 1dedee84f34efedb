import { useRef } from 'react';
import { v4 } from 'uuid';
import type { ActionResult } from '@/lib/platform/action-result';

/** One id for one text: sent again after an answer got lost, it is the same request; changed, it is another. */
export function useRequestId() {
  const current = useRef<{ text: string; id: string } | null>(null);
  return {
    idFor(text: string): string {
      if (current.current?.text !== text) current.current = { text, id: v4() };
      return current.current.id;
    },
    /** The request was answered: the same text again is another request. */
    done() {
      current.current = null;
    },
  };
}

/** A creating action as a button calls it: pressed again after an answer got lost, it is the same request (RV5). */
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
