import type { Language } from './plan';

/** `<` the customer, `>` the answering member, `#` an internal note. */
export type Line = readonly ['<' | '>' | '#', string];

/** The dialogues of conversations. Each line must also make sense alone, because lists show only the last one. */
export const dialogues: Readonly<Record<Language, readonly (readonly Line[])[]>> = {
  fr: [
    [
      ['<', 'Bonjour, le fauteuil est arrivé avec un pied abîmé.'],
      ['>', 'Bonjour, j’en suis désolé. Pouvez-vous nous envoyer une photo du pied ?'],
      ['<', 'Bien sûr, la voici. C’est le pied arrière gauche.'],
      ['#', 'Pied de rechange en stock à Vénissieux, départ possible demain.'],
      ['>', 'Merci ! Nous vous envoyons un pied neuf demain, sans frais.'],
      ['<', 'C’est parfait, merci pour votre rapidité.'],
    ],
    [
      ['<', 'Est-ce que la livraison à l’étage est comprise ?'],
      ['>', 'Bonjour, oui, jusqu’au troisième étage sans ascenseur.'],
      ['<', 'Je préférerais être livrée samedi matin si possible.'],
      ['>', 'C’est noté : samedi entre 9 h et 12 h. Le livreur vous appellera.'],
      ['<', 'D’accord, à samedi !'],
    ],
    [
      ['<', 'Avez-vous encore le modèle en noyer ?'],
      ['>', 'Bonjour, il en reste deux en boutique. Souhaitez-vous que j’en réserve un ?'],
      ['<', 'Oui, volontiers, au nom de mon mari.'],
      ['#', 'Réservé jusqu’à vendredi soir, étiquette sur la caisse.'],
      ['>', 'Il vous attend jusqu’à vendredi soir.'],
    ],
    [
      ['<', 'Pouvez-vous me renvoyer la facture de septembre ?'],
      ['>', 'Bonjour, elle vient de partir par e-mail. L’avez-vous bien reçue ?'],
      ['<', 'Je ne la vois pas, même dans les indésirables.'],
      ['>', 'Je vous la renvoie à l’instant, avec une copie du bon de livraison.'],
      ['<', 'Très bien, bonne journée.'],
    ],
    [
      ['<', 'Je n’ai pas reçu le lien de suivi.'],
      ['>', 'Bonjour, votre colis a quitté l’entrepôt ce matin : le lien arrive dans l’heure.'],
      ['<', 'Merci pour votre patience, le colis est bien là.'],
    ],
    [
      ['<', 'Je souhaite échanger la lampe contre la version laiton.'],
      ['<', 'Elle est encore dans son carton.'],
      ['#', 'Différence de prix : 24 €. Geste commercial accepté par Camille.'],
      ['>', 'Avec plaisir. Passez quand vous voulez, la différence est pour nous.'],
    ],
    [
      ['<', 'Il manque deux vis dans le sachet.'],
      ['>', 'Bonjour, quel est le numéro inscrit sur la notice ?'],
      ['<', 'C’est le 40-118, sur la dernière page.'],
      ['>', 'Merci, les vis partent par la poste aujourd’hui.'],
    ],
  ],
  it: [
    [
      ['<', 'Buongiorno, l’armadio è arrivato con un’anta graffiata.'],
      ['>', 'Buongiorno, mi dispiace. Può inviarci una foto dell’anta? La sostituiamo senza spese.'],
      ['<', 'Certo, eccola. Si vede bene il graffio in basso a destra.'],
      ['#', 'Anta di ricambio disponibile a magazzino da lunedì. Corriere: martedì tra le 9 e le 13.'],
      ['>', 'Buone notizie: l’anta nuova può arrivare martedì mattina, tra le 9 e le 13. Le va bene?'],
      ['<', 'Perfetto, allora aspetto la conferma per martedì.'],
    ],
    [
      ['<', 'Non riesco ad aprire il link del pagamento.'],
      ['>', 'Buongiorno, era scaduto stanotte. Gliene mando uno nuovo, valido fino a domani.'],
      ['<', 'Adesso funziona, ho pagato.'],
      ['>', 'Ricevuto, grazie! La fattura arriva oggi via email.'],
    ],
    [
      ['<', 'Vorrei parlare con qualcuno del reso.'],
      ['>', 'Buongiorno, eccomi. Di quale ordine si tratta?'],
      ['<', 'Due sedie dell’ordine di ottobre: il colore è un po’ diverso dalla foto.'],
      ['#', 'Entro i 30 giorni: reso gratuito.'],
      ['>', 'Nessun problema: il corriere le ritira giovedì, il rimborso segue in tre giorni.'],
      ['<', 'Grazie mille, siete stati gentilissimi.'],
    ],
    [
      ['<', 'Mi può inviare il preventivo aggiornato?'],
      ['>', 'Certo, con il piano in rovere o in noce?'],
      ['<', 'In rovere da 180 cm, per favore.'],
      ['>', 'Le ho inviato il preventivo aggiornato.'],
    ],
    [
      ['<', 'Il corriere è passato ma non c’era nessuno.'],
      ['>', 'Nessun problema, ripassa domani. Preferisce mattina o pomeriggio?'],
      ['<', 'Pomeriggio, dopo le 15.'],
      ['>', 'Domani dalle 15 alle 18, allora.'],
      ['<', 'Ok!'],
    ],
    [
      ['<', 'È possibile ritirare l’ordine in negozio?'],
      ['>', 'Sì, da oggi alle 16. Basta il numero d’ordine.'],
      ['<', 'Ho bisogno della fattura intestata alla società.'],
      ['#', 'Chiesta la partita IVA al cliente l’anno scorso: è in anagrafica.'],
      ['>', 'La trova già pronta alla cassa.'],
    ],
    [
      ['<', 'A che ora arriva il montatore domani?'],
      ['<', 'Confermo l’indirizzo: via dei Giardini 12.'],
      ['>', 'Buongiorno, tra le 8.30 e le 10. La chiama mezz’ora prima.'],
    ],
  ],
  en: [
    [
      ['<', 'Hello, one of the shelves is missing from the box.'],
      ['>', 'I’m sorry about that. Could you tell me the number printed on the box?'],
      ['<', 'It says B-2207, and the long side is open.'],
      ['#', 'Third one from that pallet this week. Told the warehouse.'],
      ['>', 'Thank you. A new shelf leaves us today and should be with you on Thursday.'],
      ['<', 'Lovely, see you on Thursday then.'],
    ],
    [
      ['<', 'Could you tell me whether the blue one is back in stock?'],
      ['>', 'Good morning! Twelve of them arrived yesterday. Shall I keep one for you?'],
      ['<', 'Please do, I will come by on Saturday.'],
      ['>', 'It is yours until Saturday evening.'],
    ],
    [
      ['<', 'Please cancel the second item.'],
      ['>', 'Done. You only pay for the lamp now, and the refund takes three days.'],
      ['<', 'Does the lamp take a standard bulb?'],
      ['>', 'It does: any E27 up to 60 W.'],
      ['<', 'Thanks, that sorted it.'],
    ],
    [
      ['<', 'Is there a trade discount for six chairs?'],
      ['#', 'Trade account since spring, 8 % agreed with Harriet.'],
      ['>', 'There is: 8 % from six on, and delivery is on us.'],
      ['<', 'That works. The invoice has our old address on it, though.'],
      ['>', 'Changed, and here is the new one.'],
    ],
    [
      ['<', 'What time is the delivery slot on Friday?'],
      ['>', 'Between 10 and 12. The driver calls half an hour ahead.'],
      ['<', 'The courier left it with a neighbour, all good.'],
    ],
    [
      ['<', 'I would rather have a refund than a voucher.'],
      ['>', 'Of course. To the card you paid with?'],
      ['<', 'Yes please. I sent the photos last night, did they arrive?'],
      ['#', 'Photos show the crack clearly. Refund approved.'],
      ['>', 'They did, thank you. The refund is on its way.'],
    ],
    [
      ['<', 'Can you deliver to Northern Ireland?'],
      ['<', 'It would be the oak table and the bench.'],
      ['>', 'We can, it takes about a week longer. Is that all right?'],
      ['<', 'Happy to wait until next week.'],
    ],
  ],
};
