'use client';

import { createContext, type ReactNode, use, useEffect } from 'react';
import { type DraftKey, forgetDrafts } from './draft-store';

const Owner = createContext<{ person: string; workspace: string } | null>(null);

/**
 * The person whose drafts the forms below keep; drafts of other people in this browser are forgotten. Null: they keep and
 * forget none.
 */
export function DraftOwner(props: { person: string | null; workspace: string; children: ReactNode }) {
  const { person, workspace } = props;
  useEffect(() => {
    if (person !== null) forgetDrafts({ owner: person });
  }, [person]);
  return <Owner value={person === null ? null : { person, workspace }}>{props.children}</Owner>;
}

/** The key of a form's draft; null for a form that keeps none, and outside a `DraftOwner`. */
export function useDraftKey(place: string | undefined): DraftKey | null {
  const owner = use(Owner);
  return owner && place ? { owner: owner.person, place: `${owner.workspace}.${place}` } : null;
}
