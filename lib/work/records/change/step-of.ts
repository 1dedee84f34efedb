import 'server-only';
import { NotFound } from '@/lib/platform/errors';
import type { Collection, Transition } from '@/lib/work/collections/definition';

/**
 * The transition of a collection with that name.
 * @throws NotFound for an unknown name
 */
export function stepOf({ transitions = {} }: Collection, name: string): Transition {
  const step = Object.hasOwn(transitions, name) ? transitions[name] : undefined;
  if (!step) throw new NotFound();
  return step;
}
