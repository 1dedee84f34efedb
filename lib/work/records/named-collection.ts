import 'server-only';
import { NotFound } from '@/lib/platform/errors';
import type { Collection } from '@/lib/work/collections/definition';
import { collectionOf } from '@/lib/work/collections/registry';

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
