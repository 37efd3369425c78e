import { describe, expect, it } from 'vitest';
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
  ])('leaves %j alone', header => {
    expect(field(header)).toBeNull();
  });

  it('is sure of exact names and doubts words that several fields could claim', () => {
    expect(recogniseHeader('Latitude')?.doubtful).toBe(false);
    expect(recogniseHeader('x')?.doubtful).toBe(true);
    expect(recogniseHeader('Revenue')).toMatchObject({ field: 'companyRevenue', doubtful: true });
    expect(recogniseHeader('BillingLatitude')!.rank).toBeLessThan(recogniseHeader('ShippingLatitude')!.rank);
  });

  it('compares without case, accents and punctuation', () => {
    expect(normaliseHeader(' Größe: (Müller)_Wert__c')).toBe(normaliseHeader('grosse MULLER wert'));
  });
});
