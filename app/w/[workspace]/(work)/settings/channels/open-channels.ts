import { notFound } from 'next/navigation';
import { requireContext } from '@/lib/access/gate/page';
import { channels } from '@/lib/work/inbox/channels/channels';

/**
 * The context of a page of channels: 404 where the workspace's model has none, the locked page for members without
 * the permission (S1.16, S1.20).
 */
export async function openChannels(params: Promise<{ workspace: string }>, verb: 'view' | 'create') {
  const { model } = await requireContext(params);
  if (!model.features.includes('channels')) notFound();
  return requireContext(params, channels.needs[verb]);
}
