'use client';

import { createContext, type ReactNode, use } from 'react';

/** Someone who can lift what is locked, or do what one cannot. */
export interface Helper {
  id: string;
  name: string;
  email: string;
  /** The role they hold here. */
  role: string;
  online: boolean;
  /** When they were last here; null if never. */
  lastSeenAt: Date | string | null;
}

interface Surroundings {
  /** Active members whose roles can lift or do things, oneself left out. */
  helpers: readonly Helper[];
  /** The page of roles, if this person may open it. */
  rolesHref: string | null;
  /** Below which each role has a page; null outside a workspace. */
  roleCards: string | null;
}

const LockContext = createContext<Surroundings>({ helpers: [], rolesHref: null, roleCards: null });

/** Tells every lock on the page who can help. Once, around the pages of a workspace. */
export function LockProvider({ children, ...surroundings }: Surroundings & { children: ReactNode }) {
  return <LockContext value={surroundings}>{children}</LockContext>;
}

export const useLockSurroundings = () => use(LockContext);
