import { notFound } from 'next/navigation';
import { requireContext } from '@/lib/access/gate/page';
import { emailToSms } from '@/lib/work/email-to-sms/email-to-sms';

/**
 * The context of a page of Email to SMS: 404 where the workspace's model has none, the locked page for members
 * without the permission (S0.2).
 */
export async function openRegistrations(params: Promise<{ workspace: string }>) {
  const { model } = await requireContext(params);
  if (!model.features.includes(emailToSms.id)) notFound();
  return requireContext(params, emailToSms.needs.view);
}
