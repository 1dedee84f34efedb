import { z } from 'zod';
import { Card } from '@/lib/work/payment/payment-card';

/** What the payment page sends. Messages are keys of `errors`. */

export const OneWorkspace = z.object({ workspace: z.string().max(100) });
export const AddPaymentMethod = Card.extend(OneWorkspace.shape);
