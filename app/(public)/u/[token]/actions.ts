'use server';

import { action } from '@/lib/access/gate/action';
import { unsubscribe } from '@/lib/work/unsubscribed/unsubscribe';
import { Leave } from './inputs';

/** Unsubscribes by the link in an email; works without a session. */
export const leaveAction = action('anyone', Leave, (_, { token }) => unsubscribe(token));
