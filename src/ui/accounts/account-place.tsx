import type { LocationMethod, LocationPrecision } from '../../core/accounts/account-table';
import type { AccountRow } from '../../worker/protocol';
import styles from './account-place.module.css';

const BY: Readonly<Record<LocationMethod, string>> = {
  coordinates: 'coarse coordinates',
  postcode: 'post code',
  city: 'town',
  hex: 'hex',
};
const WITHIN: Readonly<Record<LocationPrecision, string>> = {
  exact: '100 m',
  street: '1 km',
  postcode: 'some 5 km',
  town: 'some 15 km',
  region: 'its region',
};

/** Where an account is, and what that rests on when it is only about there. */
export function AccountPlace({ row }: { readonly row: AccountRow }) {
  const { place, locationMethod, locationPrecision } = row;
  if (locationPrecision === 'exact' || locationPrecision === 'street') return place;
  const by = BY[locationMethod];
  return (
    <span title={`Placed by ${by}: good to ${WITHIN[locationPrecision]}`}>
      {place} <span className={styles.about}>by {by}</span>
    </span>
  );
}
