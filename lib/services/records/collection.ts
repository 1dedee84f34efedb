import 'server-only';
import type { Collection } from '@/lib/collections/definition';
import { collectionOf } from '@/lib/collections/registry';
import { NotFound } from '@/lib/errors';

/**
 * The collection that an input names.
 *
 * @throws NotFound when there is none of that name
 */
export function namedCollection(id: string): Collection {
  const collection = collectionOf(id);
  if (!collection) throw new NotFound();
  return collection;
}
