import { describe, expect, it } from 'vitest';
import { HEADER_WORDS } from './header-words';
import { normaliseHeader, recogniseHeader } from './recognise-header';

const field = (header: string) => recogniseHeader(header)?.field ?? null;

describe('recogniseHeader', () => {
  it.each([
    ['accountid', 'id'],
    ['Case Safe ID', 'id'],
    ['hs_object_id', 'id'],
    ['Kundennummer', 'id'],
    ['Numéro client', 'id'],
    ['BillingStateCode', 'state'],
    ['Billing State/Province', 'state'],
    ['address1_stateorprovince', 'state'],
    ['Bundesland', 'state'],
    ['zip', 'postalCode'],
    ['Code postal', 'postalCode'],
    ['CAP', 'postalCode'],
    ['Längengrad', 'lng'],
    ['Latitud', 'lat'],
    ['y', 'lat'],
    ['address1_longitude', 'lng'],
    ['Breedtegraad', 'lat'],
    ['hubspot_owner_id', 'owner'],
    ['Account Owner', 'owner'],
    ['Außendienst', 'owner'],
    ['Territory2.Name', 'territory'],
    ['AnnualRevenue', 'companyRevenue'],
    ["Chiffre d'affaires", 'companyRevenue'],
    ['Jahresumsatz', 'companyRevenue'],
    ['Umsatz', 'sales'],
    ['Total Closed Won', 'sales'],
    ['Sales (EUR)', 'sales'],
    ['Potential 2026', 'potential'],
    ['Wallet__c', 'potential'],
    ['Segment__c', 'segment'],
    ['No. of Employees', 'employees'],
    ['Visits per year', 'callFrequency'],
    ['minutes per visit', 'callMinutes'],
    ['Provider Zip Code', 'postalCode'],
    ['Hospital Name', 'name'],
    ['MarketName', 'name'],
    ['Provider Street Address', 'street'],
    ['Ragione sociale', 'name'],
    ['Ciudad', 'city'],
    ['Locked', 'locked'],
    ['Account_Locked__c', 'locked'],
    ['gesperrt', 'locked'],
    ['Fixiert', 'locked'],
    ['Verrouillé', 'locked'],
    ['bloqueado', 'locked'],
    ['Order Date', 'date'],
    ['CloseDate', 'date'],
    ['Rechnungsdatum', 'date'],
    ['Date de facture', 'date'],
    ['Fecha de pedido', 'date'],
    ['Data ordine', 'date'],
    ['Factuurdatum', 'date'],
    ['Data', 'date'],
    ['Datum', 'date'],
    ['Last Activity Date', 'lastActivity'],
    ['Dernière visite', 'lastActivity'],
    ['Adresse 1: Ort', 'city'],
    ['Adresse 1: Postleitzahl', 'postalCode'],
    ['Address 1: Country/Region', 'country'],
    ['(Do Not Modify) Account', 'id'],
    ['Firmenname', 'name'],
    ['Besitzer', 'owner'],
    ['Unternehmensname', 'name'],
    ['Datensatz-ID', 'id'],
    ['Nom de l’entreprise', 'name'],
    ["Propriétaire de l'entreprise", 'owner'],
    ["Chiffre d'affaires annuel", 'companyRevenue'],
    ['Código postal', 'postalCode'],
    ['Nombre de la empresa', 'name'],
    ['Ingresos anuales', 'companyRevenue'],
    ['Fatturato annuo', 'companyRevenue'],
    ["Proprietario dell'azienda", 'owner'],
    ['Jaaromzet', 'companyRevenue'],
    ['Aantal medewerkers', 'employees'],
    ['Eigenaar van bedrijf', 'owner'],
    ['Nome da empresa', 'name'],
    ['Cidade', 'city'],
    ['Nazwa firmy', 'name'],
    ['Kod pocztowy', 'postalCode'],
    ['Właściciel firmy', 'owner'],
    ['Företagsnamn', 'name'],
    ['Postinumero', 'postalCode'],
    ['会社名', 'name'],
    ['郵便番号', 'postalCode'],
    ['国/地域', 'country'],
    ['ライフサイクルステージ', 'lifecycle'],
  ])('takes %s for %s', (header, expected) => {
    expect(field(header)).toBe(expected);
  });

  it.each([
    'Phone Number',
    'Fax',
    'First Name',
    'Contact Name',
    'Parent Account ID',
    'constructor',
    '__proto__',
    '',
    '???',
    'Website',
    'Season1Date',
    'Created Date',
    'Birthday',
  ])('leaves %j alone', header => {
    expect(field(header)).toBeNull();
  });

  it('is sure of exact names and doubts words that several fields could claim', () => {
    expect(recogniseHeader('Latitude')?.doubtful).toBe(false);
    expect(recogniseHeader('x')?.doubtful).toBe(true);
    expect(recogniseHeader('Region')?.doubtful).toBe(true);
    expect(recogniseHeader('Date')?.doubtful).toBe(true);
    expect(recogniseHeader('Record ID')?.doubtful).toBe(false);
    expect(recogniseHeader('Revenue')).toMatchObject({ field: 'companyRevenue', doubtful: true });
    expect(recogniseHeader('BillingLatitude')!.rank).toBeLessThan(recogniseHeader('ShippingLatitude')!.rank);
  });

  it('compares without case, accents and punctuation', () => {
    expect(normaliseHeader(' Größe: (Müller)_Wert__c')).toBe(normaliseHeader('grosse MULLER wert'));
  });
});

describe('header words', () => {
  const fieldsOf = new Map<string, Set<string>>();
  for (const [key, words] of Object.entries(HEADER_WORDS)) {
    for (const word of words.split('|')[0].split(' ').filter(Boolean)) {
      const spelled = normaliseHeader(word);
      fieldsOf.set(spelled, (fieldsOf.get(spelled) ?? new Set()).add(key));
    }
  }

  it('belong to one field each', () => {
    expect([...fieldsOf].filter(([, fields]) => fields.size > 1).map(([word, fields]) => [word, ...fields])).toEqual(
      [],
    );
  });

  it('are found as they are listed, and surely', () => {
    for (const [word, [key]] of [...fieldsOf].map(([word, fields]) => [word, [...fields]] as const)) {
      expect(recogniseHeader(word), word).toMatchObject({ field: key, doubtful: false });
    }
  });
});
