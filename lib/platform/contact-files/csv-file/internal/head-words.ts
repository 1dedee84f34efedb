/**
 * The words of column headers in English, French, Italian, German, Spanish and Dutch, lower-cased and without
 * accents. A header is a phone or an email when all its words are known here and one of them names the field.
 */
export const phoneWords = {
  mobile: set(
    'mobile mobil mobiltelefon mobilnummer mobilephone mobiel cell cellphone cellular cellulare celular portable',
    'handy handynummer gsm sms whatsapp movil smartphone natel natelnummer',
  ),
  any: set(
    'phone phonenumber telephone tel telefono telefon telefonnummer telefoon rufnummer fon tlf telf fono',
    'landline festnetz festnetznummer geschaftstelefon privattelefon haupttelefon',
  ),
  /** Italian Outlook names these numbers by their place alone. */
  alone: set('ufficio abitazione'),
  rest: set('number numero num nummer no nr n value'),
};

export const emailWords = {
  any: set(
    'email mail mel courriel messagerie electronique correo electronico elettronica emailadresse mailadresse',
    'emailaddress mailaddress',
  ),
  rest: set('address adresse adres indirizzo direccion posta value id'),
};

/** Qualifiers of a header, in order of preference. */
export const kinds = [
  set(
    'primary main principal principale primario primaria haupt hauptnummer haupttelefon preferred default standard',
  ),
  set(
    'work business office job professional professionnel professionnelle pro bureau travail ufficio lavoro',
    'uff aziendale arbeit geschaft geschaftlich buro dienstlich trabajo oficina direct geschaftstelefon',
  ),
  set(
    'home personal private perso personnel personnelle domicile prive privee abitazione casa privato personale privat',
    'particular privattelefon',
  ),
  set(
    'other autre altro altra andere weitere weiteres sonstige otro otra additional alternative secondary second',
  ),
  set('landline fixe fisso fijo festnetz festnetznummer'),
] as const;

/** Words that products and people add to a header without changing its meaning. */
export const remarks = set(
  'required optional mandatory obligatoire facultatif requis obbligatorio facoltativo pflichtfeld erforderlich',
  'obligatorio opcional',
);

/** Words without meaning for a phone or an email. */
export const idle = set(
  'the your my of de du des d di del della da der die das la le les l il lo el en votre vos contact contatto kontakt',
  'contacto customer client lead user person',
);

/** Whole headers of names: their words in order, without spaces. */
export const names = {
  whole: set(
    'name fn fullname displayname contactname customername clientname leadname personname nomcomplet nometprenom',
    'prenometnom nomprenom nomducontact nomedelcontatto nomecontatto nomecompleto nomeecognome',
    'cognomeenome nomevisualizzato contact contatto kontakt contacto kontaktname vollstandigername vorundnachname',
    'vorundzuname anzeigename nombrecompleto nombreyapellidos nombreyapellido apellidosynombre nombredelcontacto',
    'nombredecontacto fileas volledigenaam naam',
  ),
  first: set(
    'firstname first fname givenname given forename prenom vorname rufname nome nombre nombredepila primernombre voornaam',
  ),
  middle: set(
    'middlename middle additionalname deuxiemeprenom secondprenom secondonome zweitervorname weiterevornamen segundonombre',
  ),
  last: set(
    'lastname last lname familyname family surname nom nomdefamille cognome nachname familienname zuname apellidos',
    'apellido primerapellido achternaam',
  ),
  secondLast: set('segundoapellido apellidomaterno'),
  /** Used when a contact has no name. */
  organisation: set(
    'organizationname organisationname organization organisation organizacion company companyname businessname accountname societe',
    'entreprise nomdelasociete nomdelentreprise raisonsociale organisme azienda societa organizzazione nomeazienda',
    'nomesocieta ragionesociale firma unternehmen firmenname organisationsname empresa nombredelaempresa compania',
    'razonsocial bedrijf bedrijfsnaam',
  ),
};

function set(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
