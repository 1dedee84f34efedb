import type { WorkspaceContext } from '@/lib/access/context/context';
import { listRecords } from '@/lib/modules';
import type { channels } from '@/lib/work/inbox/channels/channels';
import type { snippets } from '@/lib/work/inbox/snippets/snippets';
import { recordSearch } from '../record-search';

export const sms = (name = 'Paris SMS') => ({
  collection: 'channels',
  name,
  fields: { connection: 'webhook', kind: 'sms', url: 'https://sms.example/out?key=a-key' },
});
export const snippet = (name: string, text = 'Buongiorno') => ({
  collection: 'snippets',
  name,
  fields: { text },
});

export const list = (ctx: WorkspaceContext, of: typeof snippets | typeof channels, address = {}) =>
  listRecords(ctx, of, recordSearch(of, address));
