'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';
import { answerOf } from './answer-of';

/**
 * Calls an action once when its component mounts, for instance for a preview or for the saved version of a record.
 *
 * @param ask the action with its input
 * @param onAnswer gets the data of a successful answer
 * @returns the data and the error, also that of a server that cannot be reached; both null until the answer arrives
 */
export function useAnswer<T>(
  ask: () => Promise<ActionResult<T>>,
  onAnswer?: (data: T) => void,
): { data: T | null; error: ActionError | null } {
  const [answer, setAnswer] = useState<ActionResult<T> | null>(null);
  const begin = useEffectEvent(ask);
  const pass = useEffectEvent((data: T) => onAnswer?.(data));
  useEffect(() => {
    let isWanted = true;
    void answerOf(begin).then((result) => {
      if (!isWanted || !result) return;
      setAnswer(result);
      if (result.ok) pass(result.data);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return { data: answer?.ok ? answer.data : null, error: answer && !answer.ok ? answer.error : null };
}
