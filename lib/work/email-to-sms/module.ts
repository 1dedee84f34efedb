import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { emailToSms } from './email-to-sms';
import { listenForMail } from './listen-for-mail';

export const emailToSmsModule: WorkModule = {
  id: 'email-to-sms',
  features: ['email-to-sms'],
  collections: [emailToSms],
  listeners: [listenForMail],
};
