'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Collection, RecordValues } from '@/lib/work/collections/definition';
import type { CollectionAvailabilities } from '@/lib/work/collections/permissions';
import type { StepChoices } from '@/lib/work/collections/step-choices';
import type { Referenced } from '@/lib/work/records/reference-sources';

/** The shown collection and the actor's permissions on it. */
export interface CollectionPageContext {
  workspace: string;
  collection: Collection;
  availabilities: CollectionAvailabilities;
  choices: Choices;
  /** The initial values of a new record. */
  initial: RecordValues;
  /** The choices of its steps; null if it has none. */
  steps: StepChoices | null;
}

/** The choices of each reference, by field. */
export type Choices = Readonly<Record<string, readonly Referenced[]>>;

const PageContext = createContext<CollectionPageContext | null>(null);

/** Provides the definition that the server sent: the browser has no other knowledge of the collection. */
export function CollectionPageProvider(props: {
  workspace: string;
  collection: Collection;
  availabilities: CollectionAvailabilities;
  choices: Choices;
  initial: RecordValues;
  steps: StepChoices | null;
  children: ReactNode;
}) {
  const { workspace, collection, availabilities, choices, initial, steps, children } = props;
  const page = useMemo(
    () => ({ workspace, collection, availabilities, choices, initial, steps }),
    [workspace, collection, availabilities, choices, initial, steps],
  );
  return <PageContext value={page}>{children}</PageContext>;
}

export function useCollectionPage(): CollectionPageContext {
  const page = useContext(PageContext);
  if (!page) throw new Error('Used outside the page of a collection.');
  return page;
}
