import { z } from 'zod';
import { workViews } from '../work/views';

/** What the address of an inbox asks for. Lenient: what it does not understand counts as not said. */
export const conversationSearch = z.object({
  inbox: z.enum(workViews).optional().catch(undefined),
  status: z.enum(['open', 'closed']).catch('open'),
  q: z.string().trim().max(100).catch(''),
  /** The conversation that is open beside the list. */
  conversation: z.uuid().optional().catch(undefined),
  after: z.string().optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});

export type ConversationSearch = z.output<typeof conversationSearch>;

export const conversationPageSize = 25;
