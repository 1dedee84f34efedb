import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';
import { workViews } from '@/lib/work/assignment/work-views';

/** The search parameters of an inbox. Unknown values count as absent. */
export const conversationSearch = z.object({
  inbox: z.enum(workViews).optional().catch(undefined),
  status: z.enum(['open', 'closed']).catch('open'),
  q: typed,
  /** Only conversations with this tag. */
  tag: z.uuid().optional().catch(undefined),
  /** The conversation that is open beside the list. */
  conversation: z.uuid().optional().catch(undefined),
  cursor: z.string().nullish().catch(null),
  /** The cursor of the older part of its thread. */
  before: z.string().nullish().catch(null),
});

export type ConversationSearch = z.output<typeof conversationSearch>;

export const conversationPageSize = 25;
