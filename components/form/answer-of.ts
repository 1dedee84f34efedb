import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';

/** The action's answer; errors of the way there as one; null when the action led to another page. */
export async function answerOf<T>(call: () => Promise<ActionResult<T>>): Promise<ActionResult<T> | null> {
  try {
    return await call();
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) return failed('old-build', 409); // SA10
    if (isNavigation(error)) return null;
    return failed('unreachable', 503);
  }
}

function failed(message: string, status: number): { ok: false; error: ActionError } {
  return { ok: false, error: { kind: 'unavailable', status, message } };
}

function isNavigation(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
