import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';

export const teamShows = ['in-use', 'archived'] as const;
export type TeamShow = (typeof teamShows)[number];

/** The search in the address of the Teams page. Lenient: invalid values count as absent. */
export const teamSearch = z.object({ q: typed, show: z.enum(teamShows).catch('in-use') });
export type TeamSearch = z.output<typeof teamSearch>;
