import { InWorkspace } from '@/lib/platform/input/for-workspace';
import { Card } from '@/lib/work/payment/payment-card';

/** The input of the payment page. Messages are keys of `errors`. */

export const OneWorkspace = InWorkspace;
export const AddPaymentMethod = Card.extend(OneWorkspace.shape);
