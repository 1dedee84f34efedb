import { type Compiled, compile } from './compile';
import type { AccessModel, Assignment, Self } from './model';

/** The access of one person: the compiled assignment, and who they are. `decide` needs nothing else of an actor. */
export interface Access {
  compiled: Compiled;
  self: Self;
  /** Rows outside this access are invisible, whatever the compiled assignment says (B6). */
  bound?: Access;
}

/**
 * The access of a person. Cheap: compiled assignments are cached. Make a new one for every request, from the database
 * (R4); never keep it in a session.
 */
export function accessOf(model: AccessModel, assignment: Assignment, self: Self): Access {
  return { compiled: compile(model, assignment), self };
}
