import { expect, test } from 'vitest';
import { isInternational, recognise } from './layouts';

/** The heads that these products write, shortened where nothing of ours stands. */
const google =
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted';
const googleBefore2024 =
  'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value';
const outlookOnline =
  'First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone';
const outlook =
  'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Fax,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name';
const outlookFrench =
  "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Téléphone (domicile),Tél. mobile,Téléphone (autre),Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Adresse de messagerie 2";
const outlookItalian =
  'Titolo,Nome,Secondo nome,Cognome,Titolo straniero,Società,Reparto,Posizione,Via (uff.),Fax (uff.),Ufficio,Ufficio 2,Abitazione,Cellulare,Altro telefono,Indirizzo posta elettronica,Tipo posta elettronica,Nome visualizzato posta elettronica';

test.each([
  ['Google Contacts', google, { name: [0, 1, 2], email: [18, 20], phone: [22, 24] }],
  ['Google Contacts before 2024', googleBefore2024, { name: [1, 2, 3], email: [9], phone: [11] }],
  [
    'Outlook on the web',
    outlookOnline,
    { name: [0, 1, 2], email: [8, 9, 10], phone: [15, 18, 13, 11, 17, 14] },
  ],
  ['Outlook', outlook, { name: [1, 2, 3], email: [13], phone: [12, 10, 11] }],
  ['Outlook in French', outlookFrench, { name: [1, 2, 3], email: [16, 19], phone: [14, 11, 13, 15, 12] }],
  ['Outlook in Italian', outlookItalian, { name: [1, 2, 3], email: [15], phone: [13, 10, 12, 14, 11] }],
  [
    'HubSpot',
    'Record ID - Contact,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Lead Status',
    { name: [1, 2], email: [3], phone: [5, 4] },
  ],
  [
    'HubSpot in French',
    'ID de fiche d’informations - Contact,Prénom,Nom,E-mail,Numéro de téléphone,Propriétaire du contact,Statut du lead',
    { name: [1, 2], email: [3], phone: [4] },
  ],
  [
    'HubSpot in Italian',
    'ID record - Contatto,Nome,Cognome,E-mail,Numero di telefono,Numero di cellulare,Proprietario contatto',
    { name: [1, 2], email: [3], phone: [5, 4] },
  ],
  [
    'Brevo',
    'CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,SMS,LANDLINE_NUMBER,WHATSAPP,INTERESTS,ADDED_TIME,MODIFIED_TIME',
    { name: [2, 3], email: [1], phone: [4, 6, 5] },
  ],
  ['Brevo in French', 'EMAIL,NOM,PRENOM,SMS,DATE_DE_CREATION', { name: [2, 1], email: [0], phone: [3] }],
  ['Brevo in Italian', 'EMAIL,COGNOME,NOME,SMS', { name: [2, 1], email: [0], phone: [3] }],
  ['our own', 'name,phone,email,assigned_to,team,created', { name: [0], email: [2], phone: [1] }],
  ['cards', 'FN,TEL,TEL 2,TEL 3,EMAIL,EMAIL 2', { name: [0], email: [4, 5], phone: [1, 2, 3] }],
  ['a list of one’s own', 'Nome,Telefono', { name: [0], email: [], phone: [1] }],
  ['nothing known', 'A,B', { name: [], email: [], phone: [] }],
])('the columns of %s are recognised', (_, head, mapping) => {
  expect(recognise(head.split(','))).toEqual(mapping);
});

test('Brevo’s numbers are known to begin with their country', () => {
  expect(['SMS', ' whatsapp ', 'Phone', undefined].map(isInternational)).toEqual([true, true, false, false]);
});
