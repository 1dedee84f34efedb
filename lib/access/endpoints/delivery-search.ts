import type { z } from 'zod';
import { trailSearch } from '@/lib/access/trail/trail-search';

/** The place in the address of an endpoint's page; lenient, as every address is. */
export const deliverySearch = trailSearch.pick({ cursor: true, size: true });

export type DeliverySearch = z.output<typeof deliverySearch>;
