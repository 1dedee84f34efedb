'use client';

import { Badge } from '@/components/ui/badge';
import { useCollectionPage } from './collection-page-context';
import { useCollectionWords } from './collection-words';

/** The state of a record, in its word. */
export function StateBadge({ state }: { state: string }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  return <Badge tone={state === collection.liveIn ? 'accent' : 'plain'}>{words.state(state)}</Badge>;
}
