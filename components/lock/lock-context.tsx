'use client';

import { createContext, type ReactNode, use } from 'react';
import type { Permission } from '@/lib/policy/model';

/** A member who can lift a restriction, or perform the locked action. */
export interface Helper {
  id: string;
  name: string;
  email: string;
  /** Their role in this workspace. */
  role: string;
  online: boolean;
  /** When they were last seen; null if never. */
  lastSeenAt: Date | string | null;
}

interface Surroundings {
  /** The reader, if they can change the access of others. */
  reader: Helper | null;
  /** Active members whose roles can help, without the reader. */
  helpers: readonly Helper[];
  /** The page of roles, if the reader may open it. */
  rolesHref: string | null;
  /** Prefix of the roles' pages; null outside a workspace. */
  roleCards: string | null;
  /** What dates and covers say about the reader's access; null outside a workspace. */
  inTime: InTime | null;
  /** The address of this installation, for links in mails. */
  origin: string;
  /** Who changes the plan; null where no lock names a plan. */
  plan: PlanChange | null;
}

interface PlanChange {
  /** The page where the reader changes it themself; null for all others. */
  href: string | null;
  changers: readonly { name: string; email: string }[];
  /** Whether the console can ask one of them. */
  isAskable: boolean;
}

interface InTime {
  /** The end of a temporary change, and the permissions that it gives back. */
  revertsAt: Date | string | null;
  regained: readonly Permission[];
  /** The colleagues whom the reader covers. */
  covering: readonly { name: string }[];
}

const LockContext = createContext<Surroundings>({
  reader: null,
  helpers: [],
  rolesHref: null,
  roleCards: null,
  inTime: null,
  origin: '',
  plan: null,
});

/** Provides the list of helpers to every lock on the page. Mount it once, around the pages of a workspace. */
export function LockProvider({ children, ...surroundings }: Surroundings & { children: ReactNode }) {
  return <LockContext value={surroundings}>{children}</LockContext>;
}

export const useLockSurroundings = () => use(LockContext);
