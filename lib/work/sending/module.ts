import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { listGroupsOperation, sendMessageOperation } from './api';

export const sendingModule: WorkModule = {
  id: 'sending',
  features: ['sending'],
  operations: [listGroupsOperation, sendMessageOperation],
};
