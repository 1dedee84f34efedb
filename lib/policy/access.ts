import { type Compiled, compile } from './compile';
import type { AccessModel, Assignment, Self } from './model';

/** One person's access: what they were given, decided, and who they are. All that `decide` needs of an actor. */
export interface Access {
  compiled: Compiled;
  self: Self;
}

/**
 * The access of a person. Cheap: assignments are compiled once and remembered.
 * Make a new one for every request, from the database (R4); never keep it in a session.
 */
export function accessOf(model: AccessModel, assignment: Assignment, self: Self): Access {
  return { compiled: compile(model, assignment), self };
}
