import { NotFound } from './errors';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Checks that a value is the id of a row. An undefined id that reached Drizzle would select every row (TE3).
 *
 * @throws NotFound for anything else
 */
export function requireId(id: string): string {
  if (typeof id !== 'string' || !uuid.test(id)) throw new NotFound();
  return id;
}
