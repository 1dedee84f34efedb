'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { BroadcastFormData } from '@/lib/work/broadcasts/broadcast-form-data';
import type { BroadcastAvailabilities } from '@/lib/work/broadcasts/broadcast-view';

/** The context of the broadcast pages: the available choices and the actor's permissions. */
interface BroadcastPageContext {
  workspace: string;
  timeZone: string;
  surroundings: BroadcastFormData;
  can: BroadcastAvailabilities;
}

const PageContext = createContext<BroadcastPageContext | null>(null);

export function BroadcastPageProvider({
  page,
  children,
}: {
  page: BroadcastPageContext;
  children: ReactNode;
}) {
  return <PageContext value={page}>{children}</PageContext>;
}

export function useBroadcastPage(): BroadcastPageContext {
  const page = useContext(PageContext);
  if (!page) throw new Error('Used outside the pages of broadcasts.');
  return page;
}
