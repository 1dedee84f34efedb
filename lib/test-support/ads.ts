import 'server-only';
import { v7 } from 'uuid';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { addPaymentMethod } from '@/lib/work/payment/add-payment-method';
import { again, world } from './world';

/** Connects an ad account; returns its id and its signing secret. */
export async function connectAdAccount(ctx: WorkspaceContext, url = 'https://ads.example/in') {
  const collection = 'ad-accounts';
  const { id, secrets } = await createRecord(ctx, { collection, name: `Ads ${v7()}`, fields: { url } });
  await transitionRecord(ctx, { collection, recordId: id, version: 1, transition: 'connect' });
  return { id, secret: secrets.secret ?? '' };
}

/** Creates a draft of an ad; returns the input of its first transition. */
export async function draftAd(ctx: WorkspaceContext, name: string = v7()) {
  const fields = { headline: 'Saldi', text: 'A metà', link: 'https://a.example/', dailyBudget: 20 };
  const collection = 'facebook-ads';
  const { id: recordId } = await createRecord(ctx, { collection, name, fields });
  return { collection, recordId, version: 1 };
}

/** The owner of a workspace with a valid payment method. */
export async function payingOwner(): Promise<WorkspaceContext> {
  const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
  await addPaymentMethod(owner, { brand: 'visa', lastFour: '4242', expires: '2090-08' });
  return again(owner);
}

/** The same with a connected ad account at this address, and the draft of an ad. */
export async function advertiser(url?: string) {
  const paying = await payingOwner();
  const account = await connectAdAccount(paying, url);
  return { owner: await again(paying), ...account, ad: await draftAd(paying) };
}
