import type { Decision, FeatureId } from '@/lib/policy/model';

/** The result of every server action. Strings are message keys of the namespace `errors`. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };

/** What uses a thing: as far as the person may see it, with the number of the others. */
export interface UsedBy {
  users: readonly { feature: FeatureId; name: string; href: string }[];
  more: number;
}

/** What a page shows after its form was posted without script. */
export interface FormAnswer {
  /** What was typed, without passwords. */
  values: Record<string, unknown>;
  /** Null after a success. */
  error: ActionError | null;
}

export interface ActionError {
  kind:
    | 'invalid'
    | 'unauthenticated'
    | 'denied'
    | 'viewing'
    | 'factor-needed'
    | 'factor-missing'
    | 'not-found'
    | 'stale'
    | 'throttled'
    | 'unavailable'
    | 'fault';
  /** The equivalent HTTP status. */
  status: number;
  message: string;
  /** Message keys by path of the input; the form shows each on its field. */
  fields?: Record<string, string>;
  /** Present when denied: the deciding rule and the remedy (R5). */
  decision?: Extract<Decision, { allowed: false }>;
  /** Present on what is not deleted because it is in use. */
  usedBy?: UsedBy;
  /** Present on a fault: the reference to quote when asking for help (SA11). */
  reference?: string;
}
