'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/platform/action-result';
import { answerOf } from './answer-of';

/**
 * The answer of a preview action, requested again whenever the content of its input changes. `data` is null while that is
 * pending, and when the preview was refused or could not be reached: saving reports the error.
 */
export function usePreview<Input, T>(
  preview: (input: Input) => Promise<ActionResult<T>>,
  input: Input,
): { data: T | null; isPending: boolean } {
  const [answer, setAnswer] = useState<{ key: string; data: T | null } | null>(null);
  const key = JSON.stringify(input);
  useEffect(() => {
    let isOutdated = false;
    void answerOf(() => preview(JSON.parse(key))).then((result) => {
      if (!isOutdated) setAnswer({ key, data: result?.ok ? result.data : null });
    });
    return () => {
      isOutdated = true;
    };
  }, [preview, key]);
  const current = answer?.key === key ? answer : null;
  return { data: current?.data ?? null, isPending: current === null };
}
