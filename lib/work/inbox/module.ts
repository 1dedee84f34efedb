import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { listContactChannelsOperation, messageContactOperation } from './api';
import { channels } from './channels/channels';
import { mailboxJobs } from './channels/mailbox/read-mailbox';
import { reachOfChannel } from './channels/reach-of-channel';
import { conversationRecords } from './conversations/decision-records';
import { protectedConversations } from './conversations/protected-conversations';
import { bulkMessageJobs, messageJobs } from './messages/deliver';
import { snippets } from './snippets/snippets';
import { whatsappTemplates } from './whatsapp-templates';

export const inboxModule: WorkModule = {
  id: 'inbox',
  features: ['messages', 'channels', 'snippets', 'whatsapp-templates'],
  collections: [channels, snippets, whatsappTemplates],
  reach: { channels: reachOfChannel },
  operations: [listContactChannelsOperation, messageContactOperation],
  decisionRecords: [conversationRecords],
  jobs: [messageJobs, bulkMessageJobs, mailboxJobs],
  consequences: protectedConversations,
};
