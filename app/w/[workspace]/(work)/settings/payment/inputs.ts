import { InWorkspace } from '@/lib/platform/input/for-workspace';
import { Card } from '@/lib/work/payment/payment-card';

/** What the payment page sends. Messages are keys of `errors`. */

export const OneWorkspace = InWorkspace;
export const AddPaymentMethod = Card.extend(OneWorkspace.shape);
