import type { ReactNode } from 'react';
import type { Denied } from '@/lib/policy/model';

/** A line of the menu. `locked` carries the decision that says why; what is absent is not listed. */
export interface MenuEntry {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  /** How many of those have something new. */
  unread?: number;
  locked?: Denied;
}

/** Lines that belong together; the first section has no heading. */
export interface MenuSection {
  id: string;
  label?: string;
  entries: readonly MenuEntry[];
}

/** A workspace that one may switch to; `depth` below the root indents it. */
export interface WorkspaceChoice {
  id: string;
  name: string;
  organisation: string;
  href: string;
  depth?: number;
  /** What the access model calls it; absent: a workspace. */
  calls?: 'account';
}

/** The person signed in, and where they stand here. */
export interface Me {
  id: string;
  name: string;
  role: string;
  online: boolean;
  /** The page of their profile. */
  profile: { href: string; label: string };
}

/** Something that the palette offers beside the pages. */
export interface PaletteAction {
  href: string;
  label: string;
  icon?: ReactNode;
}

/** The line that `path` belongs to: the longest address that it starts with. */
export function currentEntry(sections: readonly MenuSection[], path: string): MenuEntry | undefined {
  return sections
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
