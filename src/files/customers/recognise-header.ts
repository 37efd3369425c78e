/**
 * Header → what the column is likely used for: names and labels of Salesforce, HubSpot and Dynamics exports, and common
 * words in English, German, French, Spanish, Italian and Dutch. Headers are compared without case, accents, spaces and
 * punctuation; when nothing fits as a whole, the last words of the header are tried ("Provider Zip Code").
 */
import type { AccountField } from '../../core/accounts/account-field';

export interface HeaderGuess {
  readonly field: AccountField;
  /** Lower is surer: position in the field's word list, more when only the end of the header fits. */
  readonly rank: number;
  /** The header alone does not say it; a person should look. */
  readonly doubtful: boolean;
}

/** Words of each field, surest first; after `|` those that several fields could claim or that mislead. */
const WORDS: Partial<Record<AccountField, string>> = {
  id:
    'accountid casesafeid accountidcasesafe id recordid hsobjectid companyid donotmodifyaccount customerid accountnumber ' +
    'accountno accountnr accountcode customernumber customerno customernr customercode clientid clientnumber clientno ' +
    'partnerid businesspartner erpid sapid sapnumber storeid siteid locationid externalid uuid guid kundennummer ' +
    'kundennr kdnr kunde_id debitor debitornummer debitorennummer numeroclient noclient codeclient idclient ' +
    'numerocliente codigocliente idcliente codicecliente klantnummer klantnr klantcode klantid relatienummer ' +
    'lieferantennummer | code number nr no key numero codigo codice nummer ref reference',
  name:
    'accountname name companyname company customername customer clientname account businessname organisation organization ' +
    'organisationname organizationname storename store sitename firma firmenname kunde kundenname unternehmen name1 ' +
    'societe raisonsociale nomclient nom entreprise client empresa nombre nombrecliente cliente razonsocial ' +
    'ragionesociale azienda nomecliente nome bedrijf bedrijfsnaam klant klantnaam naam betreiber | title label bezeichnung',
  street:
    'billingstreet billingaddressline1 shippingstreet mailingstreet streetaddress street address address1 addressline1 ' +
    'address1line1 address1street1 strasse strassehausnummer anschrift adresse rue adresse1 direccion calle indirizzo via ' +
    'straat adres',
  city:
    'billingcity shippingcity mailingcity city address1city town cityname ort stadt wohnort ville commune localite ' +
    'ciudad poblacion localidad municipio citta comune plaats stad woonplaats gemeente',
  state:
    'billingstate billingstatecode billingstateprovince shippingstate shippingstateprovince mailingstateprovince state ' +
    'stateregion stateprovince address1stateorprovince address1stateprovince province bundesland kanton canton ' +
    'departement estado provincia regione provincie | region county comunidad',
  postalCode:
    'billingpostalcode billingzippostalcode shippingpostalcode shippingzippostalcode mailingzippostalcode postalcode ' +
    'postcode zip zipcode address1postalcode address1zippostalcode zippostalcode zip5 plz postleitzahl codepostal cp ' +
    'codigopostal cap codiceavviamentopostale postnummer postnr',
  country:
    'billingcountry billingcountrycode shippingcountry shippingcountrycode mailingcountry country countryregion ' +
    'address1country address1countryregion countrycode countryname iso2 land landeskennzeichen pays pais paese nazione',
  lat:
    'billinglatitude latitude lat address1latitude shippinglatitude mailinglatitude geolat latdeg breitengrad breite ' +
    'geobreite latitud latitudine breedtegraad geographischebreite wgs84lat | y ycoord ycoordinate coordy',
  lng:
    'billinglongitude longitude lng lon long address1longitude shippinglongitude mailinglongitude geolng geolon lngdeg ' +
    'londeg laengengrad langengrad laenge lange geolaenge longitud longitudine lengtegraad geographischelaenge ' +
    'wgs84lon wgs84lng | x xcoord xcoordinate coordx',
  geocodeAccuracy: 'billinggeocodeaccuracy shippinggeocodeaccuracy geocodeaccuracy accuracy',
  owner:
    'accountowner ownername owner ownerid companyowner hubspotownerid rep salesrep salesrepresentative salesperson ' +
    'salesman accountmanager accountexecutive territorymanager kundenbetreuer betreuer vertreter aussendienst ' +
    'aussendienstmitarbeiter verkaufer commercial vendeur charged_affaires vendedor comercial agente venditore ' +
    'vertegenwoordiger accounthouder relatiebeheerder verkoper',
  territory:
    'territory territory2name territoryname territoryid currentterritory salesterritory terr gebiet verkaufsgebiet ' +
    'vertriebsgebiet bezirk territoire secteur territorio zona rayon verkoopgebied | patch area district region',
  industry:
    'industry sic siccode naicscode naics industrycode branch branche vertical sector sectoractivite industria settore',
  segment:
    'segment customersegment accountsegment marketsegment rating accountrating hsidealcustomerprofile targetaccount ' +
    'customertypecode relationshiptype accountclassificationcode classification channel kundensegment segmento canal',
  product: 'product productline productfamily productgroup produkt produktgruppe produit producto prodotto',
  lifecycle:
    'lifecyclestage lifecycle accounttype customertype type customerstatus accountstatus kundentyp kundenart | status typ tipo',
  leadSource:
    'accountsource leadsource hsanalyticssource originalsourcetype originalsource leadsourcecode referralsource | source referral',
  companyRevenue:
    'annualrevenue companyrevenue companysize revenueusd annualturnover turnover chiffredaffaires facturacion fatturato ' +
    'jahresumsatz omzetbedrijf | revenue',
  employees:
    'numberofemployees employees noofemployees employeecount headcount mitarbeiter mitarbeiterzahl anzahlmitarbeiter ' +
    'beschaftigte effectif effectifs salaries empleados dipendenti werknemers medewerkers',
  sales:
    'salesttm sales totalclosedwon totalrevenue salesytd revenueytd saleslast12months sales12months totalsales netsales ' +
    'actualrevenue recentdealamount umsatz nettoumsatz umsatz12monate verkaufe ventes ventas vendite omzet purchases | ' +
    'amount bookings',
  potential:
    'potential salespotential accountpotential marketpotential potentialsales potenzial umsatzpotenzial potentiel ' +
    'potencial potenziale potentieel | wallet walletsize tam opportunity demand spend budget potentialvalue marketsize',
  class:
    'class accountclass abc abcclass abcklasse customerclass kundenklasse accountcategorycode klasse classe clase | ' +
    'category tier accounttier kategorie',
  lastActivity:
    'lastactivitydate lastactivity noteslastcontacted lastcontacted lastvisit lastcall lastonholdtime letzterbesuch',
  workloadHours:
    'workloadhours workload hoursperyear annualhours callhours hours stunden stundenprojahr arbeitsstunden heures horas ' +
    'ore uren servicehours',
  callFrequency:
    'callfrequency visitsperyear visits callsperyear calls frequency visitfrequency besuche besucheprojahr ' +
    'besuchsfrequenz visites visitesparan visitas visite bezoeken bezoekfrequentie',
  callMinutes:
    'callminutes minutespervisit minutespercall callduration visitduration visitminutes minutes besuchsdauer dauer ' +
    'dureevisite duracion durata duur',
  locked:
    'locked accountlocked islocked lock accountlock fixiert verrouille bloqueado vergrendeld namedaccount houseaccount | ' +
    'gesperrt fix fixed frozen protected blocked bloque bloccato geblokkeerd',
};

/** Last words of a header that give a field away, with whatever stands before them. */
const ENDINGS: Partial<Record<AccountField, string>> = {
  id: 'id number no nr code nummer',
  name: 'name',
  street: 'street address streetaddress strasse',
  city: 'city town ort',
  state: 'state province',
  postalCode: 'zip zipcode postcode postalcode plz',
  country: 'country',
  lat: 'lat latitude breitengrad',
  lng: 'lng lon longitude langengrad',
  owner: 'owner rep',
  territory: 'territory',
  industry: 'industry sector',
  segment: 'segment',
  sales: 'sales umsatz',
  potential: 'potential potenzial wallet',
  class: 'class',
};

/** First words after which an ending means something else: a person's name, the id of something that is no account. */
const OTHER_THINGS = new Set(
  (
    'first last middle contact user file parent owner created modified product campaign record phone fax mobile tel house ' +
    'web email e branch sic naics vat tax bank public'
  ).split(' '),
);

const ENDING_RANK = 100;
const DOUBTFUL_RANK = 200;

interface Entry {
  readonly field: AccountField;
  readonly rank: number;
}

const BY_WORD = new Map<string, Entry>();
for (const [field, words] of Object.entries(WORDS) as [AccountField, string][]) {
  const [sure, doubtful = ''] = words.split('|');
  sure
    .trim()
    .split(' ')
    .forEach((word, rank) => {
      BY_WORD.set(word.replaceAll('_', ''), { field, rank });
    });
  // A doubtful word never displaces a sure one, and belongs to the first field that claims it.
  doubtful
    .split(' ')
    .filter(Boolean)
    .forEach((word, rank) => {
      if (!BY_WORD.has(word)) BY_WORD.set(word, { field, rank: DOUBTFUL_RANK + rank });
    });
}

const BY_ENDING = new Map<string, Entry>();
for (const [field, words] of Object.entries(ENDINGS) as [AccountField, string][]) {
  words.split(' ').forEach((word, rank) => {
    BY_ENDING.set(word, { field, rank: ENDING_RANK + rank });
  });
}

/** Letters and digits only, lower case, no accents, without the `__c` of a custom Salesforce field. */
export function normaliseHeader(header: string): string {
  return wordsOf(header).join('');
}

function wordsOf(header: string): string[] {
  return header
    .replace(/__c$/iu, '')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Null when the header says nothing. */
export function recogniseHeader(header: string): HeaderGuess | null {
  const words = wordsOf(header);
  const whole = BY_WORD.get(words.join(''));
  if (whole) {
    const doubtful = whole.rank >= DOUBTFUL_RANK;
    return { ...whole, doubtful };
  }
  // A unit or currency behind the name: "Sales (EUR)", "Potential 2026".
  const bare = words.filter(word => !/^(?:\d{4}|eur|usd|gbp|chf|ttm|ytd)$/u.test(word));
  const trimmed = bare.length < words.length ? BY_WORD.get(bare.join('')) : undefined;
  if (trimmed) return { field: trimmed.field, rank: trimmed.rank + 1, doubtful: trimmed.rank >= DOUBTFUL_RANK };
  if (words.length < 2 || OTHER_THINGS.has(words[0])) return null;
  for (const length of [2, 1]) {
    const ending = BY_ENDING.get(words.slice(-length).join(''));
    if (ending && words.length > length) {
      return { ...ending, doubtful: ending.field === 'potential' || ending.field === 'sales' };
    }
  }
  return null;
}
