'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Collection, RecordValues } from '@/lib/work/collections/definition';
import type { CollectionAvailabilities } from '@/lib/work/collections/permissions';
import type { StepChoices } from '@/lib/work/collections/step-choices';
import type { Referenced } from '@/lib/work/records/reference-sources';

/** Which collection the page shows, where, and what the one who looks may do with it. */
interface CollectionPageContext {
  workspace: string;
  collection: Collection;
  availabilities: CollectionAvailabilities;
  choices: Choices;
  /** What a new record begins with. */
  initial: RecordValues;
  /** What its steps can name; null where it has none. */
  steps: StepChoices | null;
}

/** What each reference can lead to, by field. */
export type Choices = Readonly<Record<string, readonly Referenced[]>>;

const PageContext = createContext<CollectionPageContext | null>(null);

/** Keeps the definition as it was sent: it is data, and the browser knows no collection otherwise. */
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
  if (!page) throw new Error('Stands outside the page of a collection.');
  return page;
}
