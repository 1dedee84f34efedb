'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';

interface Counted<T> {
  data: T | null;
  error: ActionError | null;
}

/** The effects of a revocation, counted once when the dialog opens. */
export function useCounted<T>(ask: () => Promise<ActionResult<T>>): Counted<T> {
  const [state, setState] = useState<Counted<T>>({ data: null, error: null });
  const count = useEffectEvent(ask);
  useEffect(() => {
    let isGone = false;
    void count().then((answer) => {
      if (isGone) return;
      setState(answer.ok ? { data: answer.data, error: null } : { data: null, error: answer.error });
    });
    return () => {
      isGone = true;
    };
  }, []);
  return state;
}
