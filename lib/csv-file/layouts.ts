import type { ImportMapping } from '@/db/schema/imports';

/**
 * How the columns are called, best first, in the files of Google Contacts, Outlook, HubSpot and Brevo, in
 * English, French and Italian, and in our own export.
 */
const whole = [
  'name',
  'full name',
  'display name',
  'file as',
  'nom complet',
  'nome completo',
  'contatto',
  'contact',
];
const first = ['first name', 'firstname', 'given name', 'prénom', 'prenom', 'nome'];
const middle = ['middle name', 'additional name', 'secondo nome', 'deuxième prénom'];
const last = ['last name', 'lastname', 'family name', 'surname', 'nom', 'nom de famille', 'cognome'];
const email = [
  'email',
  'e-mail',
  'e-mail 1 - value',
  'email 1 - value',
  'e-mail address',
  'email address',
  'adresse e-mail',
  'adresse de messagerie',
  'indirizzo email',
  'indirizzo e-mail',
  'indirizzo di posta elettronica',
];
const phone = [
  'phone',
  'phone number',
  'mobile phone',
  'mobile phone number',
  'sms',
  'whatsapp',
  'phone 1 - value',
  'mobile',
  'primary phone',
  'business phone',
  'home phone',
  'téléphone',
  'numéro de téléphone',
  'téléphone mobile',
  'tél. mobile',
  'telefono',
  'numero di telefono',
  'cellulare',
  'telefono cellulare',
];

/** Which columns of a head are what, as far as it can be told; fields of the workspace's own by their names. */
export function recognise(
  columns: readonly string[],
  own: readonly { id: string; name: string }[] = [],
): ImportMapping {
  const known = columns.map((column) => column.trim().toLowerCase());
  const find = (names: readonly string[]) => names.map((name) => known.indexOf(name)).find((at) => at >= 0);
  const parts = [first, middle, last].map(find).filter((at) => at !== undefined);
  const full = find(whole);
  // «Nome» alone is a whole name; beside «Cognome» it is the first.
  const name = parts.length > 1 || full === undefined ? parts : [full];
  const fields = own.flatMap(({ id, name: label }) => {
    const at = known.indexOf(label.toLowerCase());
    return at < 0 ? [] : [[id, at] as const];
  });
  return {
    name,
    email: find(email) ?? null,
    phone: find(phone) ?? null,
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  };
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whether a first row names columns: nobody's address or number stands in it. */
export function isHead(row: readonly string[]): boolean {
  return !row.some((field) => address.test(field.trim()) || /^\+?[\d\s().-]{7,}$/.test(field.trim()));
}
