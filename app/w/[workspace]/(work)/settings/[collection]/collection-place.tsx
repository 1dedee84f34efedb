'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Collection, RecordValues } from '@/lib/work/collections/definition';
import type { CollectionStandings } from '@/lib/work/collections/permissions';
import { collectionOf } from '@/lib/work/collections/registry';
import type { StepChoices } from '@/lib/work/collections/step-choices';
import type { Referenced } from '@/lib/work/records/reference-sources';

/** Which collection the page shows, where, and what the one who looks may do with it. */
interface CollectionPlace {
  workspace: string;
  collection: Collection;
  standings: CollectionStandings;
  choices: Choices;
  /** What a new record begins with. */
  initial: RecordValues;
  /** What its steps can name; null where it has none. */
  steps: StepChoices | null;
}

/** What each reference can lead to, by field. */
export type Choices = Readonly<Record<string, readonly Referenced[]>>;

const Place = createContext<CollectionPlace | null>(null);

/** The definition itself never travels: both sides have it, and only its id is sent. */
export function CollectionPlaceProvider(props: {
  workspace: string;
  collection: string;
  standings: CollectionStandings;
  choices: Choices;
  initial: RecordValues;
  steps: StepChoices | null;
  children: ReactNode;
}) {
  const { workspace, collection: id, standings, choices, initial, steps, children } = props;
  const place = useMemo(() => {
    const collection = collectionOf(id);
    return collection ? { workspace, collection, standings, choices, initial, steps } : null;
  }, [workspace, id, standings, choices, initial, steps]);
  return <Place value={place}>{children}</Place>;
}

export function useCollectionPlace(): CollectionPlace {
  const place = useContext(Place);
  if (!place) throw new Error('Stands outside the page of a collection.');
  return place;
}
