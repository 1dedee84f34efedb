import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';

export const teamShows = ['in-use', 'archived'] as const;
export type TeamShow = (typeof teamShows)[number];

/** What the address of the Teams page asks for. Lenient: what it does not understand counts as not said. */
export const teamSearch = z.object({ q: typed, show: z.enum(teamShows).catch('in-use') });
export type TeamSearch = z.output<typeof teamSearch>;
