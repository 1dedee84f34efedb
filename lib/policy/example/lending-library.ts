import type { Catalogue } from '../catalogue';
import type { AccessModel } from '../model';

/** The features that a lending library protects. */
const catalogue: Catalogue = {
  groups: ['library'],
  features: {
    books: {
      group: 'library',
      opens: 'read',
      verbs: { read: { about: 'record' }, lend: { about: 'record', implies: ['read'] } },
    },
    fines: {
      group: 'library',
      opens: 'view',
      verbs: { view: { about: 'workspace' }, waive: { about: 'workspace', implies: ['view'] } },
    },
    staff: {
      group: 'library',
      opens: 'hire',
      verbs: { hire: { about: 'assignment', guards: ['assigns', 'ceiling'] } },
    },
  },
  plans: ['branch'],
  flags: [],
  maskedFields: [],
  giving: 'staff.hire',
};

/** Librarians hire assistants. An assistant lends the books assigned to them, and waives fines unless restricted. */
export const lendingLibrary: AccessModel = {
  id: 'lending-library',
  catalogue,
  level: 'workspace',
  features: ['books', 'fines', 'staff'],
  roles: {
    librarian: {
      grants: ['*.*'],
      assigns: ['librarian', 'assistant'],
      administers: ['assistant'],
      top: true,
    },
    assistant: { grants: ['books.*', 'fines.*'], scopes: { books: 'own' }, assigns: [], administers: [] },
  },
  rights: {},
  restrictions: { 'no-waiving': { roles: ['assistant'], denies: ['fines.waive'] } },
  requirements: [],
};
