import type { Decision } from '@/lib/policy/model';

/** What every server action returns. Strings are message keys of the namespace `errors`. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };

export interface ActionError {
  kind:
    | 'invalid'
    | 'unauthenticated'
    | 'denied'
    | 'not-found'
    | 'stale'
    | 'throttled'
    | 'unavailable'
    | 'fault';
  /** The HTTP status that says the same. */
  status: number;
  message: string;
  /** By path of the input; shown on the field. */
  fields?: Record<string, string>;
  /** Present when denied: what decided, and the remedy (R5). */
  decision?: Extract<Decision, { allowed: false }>;
  /** Present on a fault: what to quote when asking for help (SA11). */
  reference?: string;
}
