'use server';

import { action } from '@/lib/access/gate/action';
import { leave } from '@/lib/work/unsubscribed/unsubscribe';
import { Leave } from './inputs';

/** Whoever was sent the link leaves by it; nobody has to be known here. */
export const leaveAction = action('anyone', Leave, (_, { token }) => leave(token));
