'use client';

import { type ComponentType, createContext, type ReactNode, use } from 'react';
import type { Denied } from '@/lib/policy/model';

/** Offers to ask for what a decision denies, or shows the request; renders nothing where no change allows it. */
export type AskComponent = ComponentType<{ decision: Denied }>;

const AskContext = createContext<AskComponent | null>(null);

/** Provides the component that asks for access to every lock on the page (B1). */
export function AskPartProvider({ part, children }: { part: AskComponent; children: ReactNode }) {
  return <AskContext value={part}>{children}</AskContext>;
}

/** The request for access in the explanation of a lock. */
export function AskPart({ decision }: { decision: Denied }) {
  const Part = use(AskContext);
  return Part && <Part decision={decision} />;
}
