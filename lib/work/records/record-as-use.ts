import { type Collection, pathOf } from '@/lib/work/collections/definition';
import { hasOwnPage } from '@/lib/work/collections/own-page';
import type { Use } from './uses';

/** A record as a use: it has a page, or its list is searched for its name. */
export function recordAsUse(collection: Collection, { id, name }: { id: string; name: string }): Use {
  const { id: feature, needs } = collection;
  const path = pathOf(collection);
  return {
    feature,
    id,
    name,
    path: hasOwnPage(collection) ? `${path}/${id}` : `${path}?${new URLSearchParams({ q: name })}`,
    needs: needs.view,
  };
}
