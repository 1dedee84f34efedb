import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { contactsExport } from './export-file';
import { attributes } from './fields/attributes';
import { calculations } from './fields/calculations';
import { contactFields } from './fields/contact-fields';
import { listReferences } from './lists/list-references';
import { protectedContacts } from './protected-contacts';

export const contactModule: WorkModule = {
  id: 'contacts',
  features: ['contacts', 'lists', 'groups', 'contact-fields', 'attributes', 'calculations'],
  collections: [contactFields, attributes, calculations],
  references: { lists: listReferences },
  exports: [contactsExport],
  consequences: protectedContacts,
};
