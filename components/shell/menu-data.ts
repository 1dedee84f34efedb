import type { ReactNode } from 'react';
import type { Denied } from '@/lib/policy/model';

/** A menu entry. `locked` carries the decision that explains it; absent entries are not listed. */
export interface MenuEntry {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  /** The number of counted items that are unread. */
  unread?: number;
  locked?: Denied;
}

/** Entries that belong together; the first section has no heading. */
export interface MenuSection {
  id: string;
  label?: string;
  entries: readonly MenuEntry[];
}

/** A workspace that the person can switch to; `depth` below the root sets its indent. */
export interface WorkspaceChoice {
  id: string;
  name: string;
  organisation: string;
  href: string;
  depth?: number;
  /** The access model's word for it; absent: workspace. */
  calls?: 'account';
}

/** The signed-in person and their role in this workspace. */
export interface Me {
  id: string;
  name: string;
  role: string;
  online: boolean;
  /** Their profile page. */
  profile: { href: string; label: string };
}

/** The entry that `path` belongs to: the one with the longest matching prefix. */
export function currentEntry(sections: readonly MenuSection[], path: string): MenuEntry | undefined {
  return sections
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
