import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';
import { workViews } from '@/lib/work/assignment/work-views';

/** What the address of an inbox asks for. Lenient: what it does not understand counts as not said. */
export const conversationSearch = z.object({
  inbox: z.enum(workViews).optional().catch(undefined),
  status: z.enum(['open', 'closed']).catch('open'),
  q: typed,
  /** Only conversations with this tag. */
  tag: z.uuid().optional().catch(undefined),
  /** The conversation that is open beside the list. */
  conversation: z.uuid().optional().catch(undefined),
  cursor: z.string().nullish().catch(null),
  /** Where in that conversation's past the thread is being read. */
  before: z.string().nullish().catch(null),
});

export type ConversationSearch = z.output<typeof conversationSearch>;

export const conversationPageSize = 25;
