import { describe, expect, it } from 'vitest';
import { areSalesforceIds, isSalesforceId, longSalesforceId } from './salesforce-id';

describe('Salesforce ids', () => {
  it('gets the checksum from which characters are upper case', () => {
    // By hand: blocks 0018d / 00000 / aQk3T are binary 00000, 00000 and 10010 from the right: A, A and S.
    expect(longSalesforceId('0018d00000aQk3T')).toBe('0018d00000aQk3TAAS');
    expect(longSalesforceId('001ABCDEFGHIJKL')).toBe('001ABCDEFGHIJKLY55');
    expect(longSalesforceId('0010000000aaaaa')).toBe('0010000000aaaaaAAA');
  });

  it('knows an id by its length, its beginning and, when it has one, its checksum', () => {
    expect(isSalesforceId('0018d00000aQk3T')).toBe(true);
    expect(isSalesforceId('0018d00000aQk3TAAS')).toBe(true);
    expect(isSalesforceId('0018d00000aQk3TAAA')).toBe(false);
    expect(isSalesforceId('9998d00000aQk3T')).toBe(false);
    expect(isSalesforceId('001234567890123')).toBe(false);
    expect(isSalesforceId('0018d00000aQk3')).toBe(false);
  });

  it('takes a column for ids when nine in ten are', () => {
    const ids = Array.from({ length: 9 }, (_, at) => `0018d00000aQk3${at}`);
    expect(areSalesforceIds([...ids, 'total'])).toBe(true);
    expect(areSalesforceIds([...ids.slice(1), 'total', 'x'])).toBe(false);
    expect(areSalesforceIds([])).toBe(false);
  });
});
