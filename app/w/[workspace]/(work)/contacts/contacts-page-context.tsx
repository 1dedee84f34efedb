'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Assignable } from '@/components/work/assign-menu';
import type { Availability } from '@/lib/policy/might-ever';
import type { MaskedField } from '@/lib/policy/model';
import type { CustomField } from '@/lib/work/contacts/custom-field';
import type { ListVerb } from '@/lib/work/contacts/lists/permissions';

export type ContactAct = 'create' | 'delete' | 'bulk' | 'import' | 'export' | 'share' | `${ListVerb}-list`;

/** What every row of a list of contacts needs to know of the page. */
export interface ContactsPageContext {
  workspace: string;
  assignable: Assignable;
  /** Lists that the person sees, by name. */
  lists: readonly { id: string; name: string }[];
  /** The workspace's own fields. */
  fields: readonly CustomField[];
  /** Fields that the person sees masked. */
  masked: readonly MaskedField[];
  /** What the access model knows beside contacts: without it, nothing of it is shown. */
  beside: { conversations: boolean; teams: boolean };
  /** What stands open, locked or not at all for the person. */
  can: Record<ContactAct, Availability>;
}

const PageContext = createContext<ContactsPageContext | null>(null);

export function ContactsPageProvider({ page, children }: { page: ContactsPageContext; children: ReactNode }) {
  return <PageContext value={page}>{children}</PageContext>;
}

export function useContactsPage(): ContactsPageContext {
  const page = useContext(PageContext);
  if (!page) throw new Error('Stands outside a page of contacts.');
  return page;
}
