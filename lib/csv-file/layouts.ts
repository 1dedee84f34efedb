import type { ImportMapping } from '@/db/schema/imports';

/**
 * How the columns are called, best first, in the files of Google Contacts, Outlook, HubSpot and Brevo, in
 * English, French and Italian, in cards (`lib/vcard-file`) and in our own export.
 */
const whole = [
  'name',
  'fn',
  'full name',
  'display name',
  'nom complet',
  'nome completo',
  'nome visualizzato',
  'contact',
  'contatto',
  'file as',
];
const first = ['first name', 'firstname', 'given name', 'prénom', 'prenom', 'nome'];
const middle = ['middle name', 'additional name', 'deuxième prénom', 'secondo nome'];
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
  'adresse email',
  'indirizzo email',
  'indirizzo e-mail',
  'indirizzo posta elettronica',
  'indirizzo di posta elettronica',
  'email primaria',
];
const phone = [
  'phone',
  'tel',
  'mobile phone',
  'mobile phone number',
  'sms',
  'whatsapp',
  'whatsapp phone number',
  'mobile',
  'tél. mobile',
  'téléphone mobile',
  'numéro de téléphone mobile',
  'numéro de téléphone portable',
  'portable',
  'cellulare',
  'telefono cellulare',
  'numero di cellulare',
  'numero di telefono cellulare',
  'phone number',
  'phone 1 - value',
  'téléphone',
  'numéro de téléphone',
  'telefono',
  'numero di telefono',
  'primary phone',
  'téléphone principal',
  'telefono principale',
  'business phone',
  'téléphone (bureau)',
  'ufficio',
  'home phone',
  'téléphone (domicile)',
  'abitazione',
  'other phone',
  'téléphone (autre)',
  'altro telefono',
  'landline_number',
];
/** What comes after the first, as each of them numbers it. */
const further = [' 2', ' 3', ' 4'].flatMap((n) => [
  { of: email, name: `email${n}` },
  { of: email, name: `e-mail${n} - value` },
  { of: email, name: `e-mail${n} address` },
  { of: email, name: `adresse de messagerie${n}` },
  { of: email, name: `indirizzo posta elettronica${n}` },
  { of: phone, name: `phone${n} - value` },
  { of: phone, name: `tel${n}` },
  { of: phone, name: `business phone${n}` },
  { of: phone, name: `home phone${n}` },
  { of: phone, name: `téléphone${n} (bureau)` },
  { of: phone, name: `téléphone${n} (domicile)` },
  { of: phone, name: `ufficio${n}` },
  { of: phone, name: `abitazione${n}` },
]);
/** In these Brevo writes numbers with their country and without a `+`. */
const international = ['sms', 'whatsapp'];

/** As many columns as one field may be looked for in. */
export const mostColumns = 6;

/** Which columns of a head are what, as far as it can be told; fields of the workspace's own by their names. */
export function recognise(
  columns: readonly string[],
  own: readonly { id: string; name: string }[] = [],
): ImportMapping {
  const known = columns.map(plain);
  const at = (names: readonly string[]) =>
    names.map((name) => known.indexOf(name)).filter((found) => found >= 0);
  const parts = [first, middle, last].map((names) => at(names)[0]).filter((found) => found !== undefined);
  const full = at(whole)[0];
  // «Nome» alone is a whole name; beside «Cognome» it is the first.
  const name = parts.length > 1 || full === undefined ? parts : [full];
  const any = (names: readonly string[]) =>
    at([...names, ...further.filter(({ of }) => of === names).map((each) => each.name)]).slice(
      0,
      mostColumns,
    );
  const fields = own.flatMap(({ id, name: label }) =>
    at([plain(label)]).map((found) => [id, found] as const),
  );
  return {
    name,
    email: any(email),
    phone: any(phone),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  };
}

/** Whether the numbers of a column begin with their country, `+` or not. */
export function isInternational(column: string | undefined): boolean {
  return column !== undefined && international.includes(plain(column));
}

/** Without capitals, curly apostrophes and doubled or unbreakable blanks. */
function plain(column: string): string {
  return column.normalize('NFC').replace(/\s+/g, ' ').replaceAll('’', "'").trim().toLowerCase();
}

const address = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Whether a first row names columns: nobody's address or number stands in it. */
export function isHead(row: readonly string[]): boolean {
  return !row.some((field) => address.test(field.trim()) || /^\+?[\d\s().-]{7,}$/.test(field.trim()));
}
