import type { EndpointView } from '@/lib/access/endpoints/list-endpoints';

/** An endpoint on its page, with the places in the trail from which it can be replayed. */
export type OpenedEndpoint = EndpointView & { firstSeq: number; lastSeq: number };
