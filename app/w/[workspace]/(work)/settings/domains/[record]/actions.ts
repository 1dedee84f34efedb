'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { verifyDomain } from '@/lib/work/domains/verify-domain';
import { VerifyDomain } from './inputs';

/** The actions on the page of a domain. */

export const verifyDomainAction = action('domains.manage', VerifyDomain, async (ctx, { recordId }) => {
  const state = await verifyDomain(ctx, recordId);
  refresh();
  return state;
});
