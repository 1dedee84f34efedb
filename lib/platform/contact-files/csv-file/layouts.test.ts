import { expect, test } from 'vitest';
import { isInternational, recognise } from './layouts';

/** The headers of these products, without the columns that are not read. */
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

const outlookGerman =
  'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Autotelefon,Telefon Firma,Telefon privat,Mobiltelefon,Weiteres Telefon,Haupttelefon,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse';
const outlookSpanish =
  'Título,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Departamento,Puesto,Teléfono del ayudante,Fax del trabajo,Teléfono del trabajo,Teléfono del trabajo 2,Teléfono del automóvil,Teléfono móvil,Otro teléfono,Teléfono principal,Dirección de correo electrónico,Tipo de correo electrónico,Nombre para mostrar de correo electrónico';
const salesforce =
  'Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing Country,Phone,Mobile,Fax,Email,Account Owner';
const salesforceExport =
  'Id,IsDeleted,MasterRecordId,AccountId,LastName,FirstName,Salutation,Name,OtherStreet,MailingStreet,Phone,Fax,MobilePhone,HomePhone,OtherPhone,AssistantPhone,ReportsToId,Email,Title,Department,AssistantName,LeadSource,HasOptedOutOfEmail,EmailBouncedReason';
const mailchimp =
  'Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LATITUDE,LONGITUDE,TIMEZONE,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS';
const intercom =
  'Name,Email,Phone,User ID,First Seen (UTC),Signed up (UTC),Last seen (UTC),Email domain,Unsubscribed from Emails,City,Country';

test.each([
  [
    'Outlook in German',
    outlookGerman,
    { name: [1, 2, 3], organisation: [5], email: [19, 22], phone: [16, 18, 11, 15, 17, 12] },
  ],
  [
    'Outlook in Spanish',
    outlookSpanish,
    { name: [1, 2, 3], organisation: [5], email: [16], phone: [13, 15, 10, 14, 11] },
  ],
  ['Salesforce', salesforce, { name: [1, 2], organisation: [4], email: [11], phone: [9, 8] }],
  ['a Salesforce data export', salesforceExport, { name: [5, 4], email: [17], phone: [12, 10, 13, 14] }],
  ['Mailchimp', mailchimp, { name: [1, 2], email: [0], phone: [4] }],
  ['a Mailchimp template', 'EMAIL,FNAME,LNAME,PHONE', { name: [1, 2], email: [0], phone: [3] }],
  [
    'LinkedIn',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    { name: [0, 1], organisation: [4], email: [3], phone: [] },
  ],
  ['Chatwoot', 'id,name,email,phone_number,identifier,ip_address', { name: [1], email: [2], phone: [3] }],
  ['Intercom', intercom, { name: [0], email: [1], phone: [2] }],
  ['phone_number', 'phone_number,name,email', { name: [1], email: [2], phone: [0] }],
  ['first_name', 'first_name,last_name,email_address,mobile_phone', { name: [0, 1], email: [2], phone: [3] }],
  ['H04 Tél.', 'Nom;Prénom;Courriel;Tél.', { name: [1, 0], email: [2], phone: [3] }],
  ['First', 'First,Last,Email,Phone', { name: [0, 1], email: [2], phone: [3] }],
  ['Work Email', 'Full Name,Work Email,Work Phone', { name: [0], email: [1], phone: [2] }],
  ['Nom complet', 'Nom complet;Adresse mail;Numéro de portable', { name: [0], email: [1], phone: [2] }],
  ['Name (required)', 'Name (required),Email *,Phone *', { name: [0], email: [1], phone: [2] }],
  ['Vorname', 'Vorname;Nachname;E-Mail-Adresse;Mobiltelefon', { name: [0, 1], email: [2], phone: [3] }],
  ['Name und Vorname', 'Name;Vorname;E-Mail;Handynummer', { name: [1, 0], email: [2], phone: [3] }],
  ['GSM', 'Prénom;Nom;Adresse électronique;GSM', { name: [0, 1], email: [2], phone: [3] }],
  ['Nombre', 'Nombre;Apellidos;Correo electrónico;Móvil', { name: [0, 1], email: [2], phone: [3] }],
  ['Nombre y apellidos', 'Nombre y apellidos;Correo;Teléfono', { name: [0], email: [1], phone: [2] }],
  [
    'two family names',
    'Nombre;Primer apellido;Segundo apellido;E-mail',
    { name: [0, 1, 2], email: [3], phone: [] },
  ],
  ['Cognome e nome', 'Cognome e nome;Indirizzo e-mail;Recapito', { name: [0], email: [1], phone: [] }],
  ['the same header twice', 'Name,Email,Email,Phone', { name: [0], email: [1, 2], phone: [3] }],
])('H01 the columns of %s are recognised', (_, head, mapping) => {
  expect(recognise(head.split(/[,;]/))).toEqual(mapping);
});

test('a column that only mentions a phone or an email is not recognised', () => {
  const about =
    'Phone Type,Phone 1 - Label,Fax,Assistant Phone,Email status,E-mail Display Name,Mailing Street,Address 1 - Street,Email opt-in,Type de messagerie';
  expect(recognise(about.split(','))).toEqual({ name: [], email: [], phone: [] });
});

test.each([
  ['Google Contacts', google, { name: [0, 1, 2], organisation: [10], email: [18, 20], phone: [22, 24] }],
  ['Google Contacts before 2024', googleBefore2024, { name: [1, 2, 3], email: [9], phone: [11] }],
  [
    'Outlook on the web',
    outlookOnline,
    { name: [0, 1, 2], email: [8, 9, 10], phone: [15, 18, 13, 11, 17, 14] },
  ],
  ['Outlook', outlook, { name: [1, 2, 3], organisation: [5], email: [13], phone: [12, 10, 11] }],
  [
    'Outlook in French',
    outlookFrench,
    { name: [1, 2, 3], organisation: [5], email: [16, 19], phone: [14, 11, 13, 15, 12] },
  ],
  [
    'Outlook in Italian',
    outlookItalian,
    { name: [1, 2, 3], organisation: [5], email: [15], phone: [13, 10, 12, 14, 11] },
  ],
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
  ['Latchkey', 'name,phone,email,assigned_to,team,created', { name: [0], email: [2], phone: [1] }],
  ['cards', 'FN,TEL,TEL 2,TEL 3,EMAIL,EMAIL 2', { name: [0], email: [4, 5], phone: [1, 2, 3] }],
  ['a custom list', 'Nome,Telefono', { name: [0], email: [], phone: [1] }],
  ['nothing known', 'A,B', { name: [], email: [], phone: [] }],
])('the columns of %s are recognised', (_, head, mapping) => {
  expect(recognise(head.split(','))).toEqual(mapping);
});

test('numbers of Brevo are recognised as international', () => {
  expect(['SMS', ' whatsapp ', 'Phone', undefined].map(isInternational)).toEqual([true, true, false, false]);
});
