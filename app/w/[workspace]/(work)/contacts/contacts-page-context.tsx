'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Assignable } from '@/components/work/assign-menu';
import type { Availability } from '@/lib/policy/might-ever';
import type { MaskedField } from '@/lib/policy/model';
import type { CustomField } from '@/lib/work/contacts/custom-field';
import type { ListVerb } from '@/lib/work/contacts/list-permissions';

export type ContactAct = 'create' | 'delete' | 'bulk' | 'import' | 'export' | 'share' | `${ListVerb}-list`;

/** The context that every row of a contact list needs. */
export interface ContactsPageContext {
  workspace: string;
  assignable: Assignable;
  /** Lists that the person sees, by name. */
  lists: readonly { id: string; name: string }[];
  /** The workspace's custom fields. */
  fields: readonly CustomField[];
  /** Fields that the person sees masked. */
  masked: readonly MaskedField[];
  /** The features that the access model has beside contacts; those it lacks are not shown. */
  beside: { conversations: boolean; teams: boolean };
  /** Whether each action is open, locked or absent for the person. */
  can: Record<ContactAct, Availability>;
}

const PageContext = createContext<ContactsPageContext | null>(null);

export function ContactsPageProvider({ page, children }: { page: ContactsPageContext; children: ReactNode }) {
  return <PageContext value={page}>{children}</PageContext>;
}

export function useContactsPage(): ContactsPageContext {
  const page = useContext(PageContext);
  if (!page) throw new Error('Used outside the pages of contacts.');
  return page;
}
