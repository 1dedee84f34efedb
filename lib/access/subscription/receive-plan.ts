import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { organisations } from '@/db/schema/access/organisations';
import { inTenant, type Transaction } from '@/db/tenant';
import { plans } from '@/lib/access/models/catalogue';
import { Invalid, NotFound, Unauthenticated } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { isSigned } from '@/lib/platform/http/signature';
import { from, type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { env } from '@/lib/platform/settings/settings';
import { savePlan } from './save-plan';

/** The event of the payment provider: the plan that an organisation has from now on. */
const PlanEvent = z.object({
  type: z.literal('plan.changed', 'invalid'),
  organisation: z.uuid('invalid'),
  plan: z.enum(plans, 'invalid'),
});

const perNetwork: Limit = { name: 'billing-event', most: 600, minutes: 1 };

/**
 * Sets the plan of an organisation by a signed event of the payment provider. Repeated, it changes nothing more.
 *
 * @param signature of exactly `body`, by `BILLING_SECRET`
 * @throws Unauthenticated without a valid signature, or where no provider is connected: both answer alike
 * @throws Invalid · NotFound for an unknown organisation · Throttled
 */
export async function receivePlan(signature: string | null, body: string, ip: string | null): Promise<void> {
  await takeAttempt(perNetwork, from(ip));
  const secret = env().BILLING_SECRET;
  if (!secret) throw new Unauthenticated();
  await inTenant({}, async (tx) => {
    if (!isSigned(secret, signature, body, await secondsNow(tx))) throw new Unauthenticated();
  });
  const { organisation: id, plan } = parse(body);
  await inTenant({ organisationId: id }, async (tx) => {
    const [before] = await tx.select().from(organisations).where(eq(organisations.id, id)).for('update');
    if (!before) throw new NotFound();
    await savePlan(tx, null, before, plan);
  });
}

async function secondsNow(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ now: number }>(sql`select extract(epoch from now())::int as now`);
  return row?.now ?? 0;
}

function parse(body: string): z.output<typeof PlanEvent> {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    throw new Invalid({ '': 'invalid' });
  }
  const parsed = PlanEvent.safeParse(read);
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  return parsed.data;
}
