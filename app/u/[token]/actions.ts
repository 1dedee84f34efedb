'use server';

import { action } from '@/lib/action';
import { leave } from '@/lib/services/unsubscribed/leave';
import { Leave } from './inputs';

/** Whoever was sent the link leaves by it; nobody has to be known here. */
export const leaveAction = action('anyone', Leave, (_, { token }) => leave(token));
