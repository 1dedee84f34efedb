'use client';

import { Badge } from '@/components/ui/badge';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';

/** The state of a record, in its word; red while it does nothing in it. */
export function StateBadge({ state, hasFault = false }: { state: string; hasFault?: boolean }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const tone = state === collection.liveIn ? 'accent' : 'plain';
  return <Badge tone={hasFault ? 'red' : tone}>{words.state(state)}</Badge>;
}
