import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { getContactOperation, listContactsOperation } from './api/read-contacts';
import { createContactOperation, updateContactOperation } from './api/write-contacts';
import { contactRecords } from './decision-records';
import { contactsExport } from './export-file';
import { attributes } from './fields/attributes';
import { calculations } from './fields/calculations';
import { checkCalculation } from './fields/check-calculation';
import { computeFigures } from './fields/compute-figures';
import { contactFields } from './fields/contact-fields';
import { listReferences } from './lists/list-references';
import { protectedContacts } from './protected-contacts';

export const contactModule: WorkModule = {
  id: 'contacts',
  features: ['contacts', 'lists', 'groups', 'contact-fields', 'attributes', 'calculations'],
  collections: [contactFields, attributes, calculations],
  checks: { calculations: checkCalculation },
  computed: { calculations: computeFigures },
  references: { lists: listReferences },
  exports: [contactsExport],
  operations: [listContactsOperation, getContactOperation, createContactOperation, updateContactOperation],
  decisionRecords: [contactRecords],
  consequences: protectedContacts,
};
