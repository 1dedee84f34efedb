import type { Decision } from '@/lib/policy/model';
import type { UsedBy } from './action-result';

/** The kinds of error that have a text for people. Every other error is a fault and shows a reference only. */

/** Not allowed; carries the deciding rule and who could lift it (R5). */
export class Denied extends Error {
  constructor(readonly decision: Extract<Decision, { allowed: false }>) {
    super(`denied by ${decision.rule.kind} ${decision.rule.id}`);
  }
}

/** Missing, or not visible to the actor: both answer alike (R6). */
export class NotFound extends Error {
  constructor() {
    super('not found');
  }
}

/** Signed out, or the session ended since the page was opened. */
export class Unauthenticated extends Error {
  constructor() {
    super('not signed in');
  }
}

/**
 * Input that cannot be accepted. Keys of `fields` are paths of the input; values are message keys of the namespace
 * `errors`.
 */
export class Invalid extends Error {
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super(`invalid: ${Object.keys(fields).join(', ')}`);
  }
}

/** Not deleted, because something that is at work needs it. */
export class InUse extends Invalid {
  constructor(readonly usedBy: UsedBy) {
    super({ '': 'in-use' });
  }
}

/** Another person changed the row first, or three attempts conflicted: nothing was written. */
export class Stale extends Error {
  constructor() {
    super('changed meanwhile');
  }
}

/** A request that runs, or that took effect and whose answer is lost, was sent again (RV5). */
export class Unanswered extends Stale {}

/** Refused because the person views as another, who can only read (B6). */
export class OnlyViewing extends Error {
  /** @param isOver whether the time has passed and no page has said so yet */
  constructor(readonly isOver: boolean) {
    super('only viewing');
  }
}

/** Refused until the person gives their second factor again in this session (B17). */
export class FactorNeeded extends Error {
  constructor() {
    super('second factor needed');
  }
}

/**
 * The workspace requires a second factor that the person has not set up, or has not given in this session (B17). Until
 * then it answers as missing, and the person may learn why.
 */
export class FactorMissing extends NotFound {}

/** Refused for a while: too many attempts. */
export class Throttled extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('too many attempts');
  }
}

/** A service that Latchkey depends on does not answer. */
export class Unavailable extends Error {
  constructor() {
    super('unavailable');
  }
}
