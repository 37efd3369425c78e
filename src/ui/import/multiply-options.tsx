import { isMultiplied } from '../../core/accounts/column-products';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { ImportState } from '../../state/app-state';
import { useCommands } from '../app-context';
import { Select } from '../controls/select';
import { multiplicands, multipliers, rowsAddUp } from './column-products-shown';
import asideStyles from './columns-aside.module.css';
import styles from './multiply-options.module.css';

const AS_IT_IS = -1;

/** Quantities that count only together with a price: shown where rows are added up, or something is multiplied already. */
export function MultiplyOptions({ importing }: { readonly importing: ImportState }) {
  const { mapping, inspection } = importing;
  if (!mapping || !inspection) return null;
  const columns = multiplicands(mapping);
  const isUsed = mapping.columns.some(isMultiplied);
  if (columns.length === 0 || !(isUsed || rowsAddUp(mapping))) return null;
  const others = multipliers(mapping, inspection);
  if (!isUsed && columns.every(column => others.every(other => other === column))) return null;
  return (
    <section aria-labelledby="import-products">
      <h2 id="import-products" className={asideStyles.title}>
        Multiply row by row
      </h2>
      <p className={styles.note}>Such as a quantity by its unit price, before rows are added up.</p>
      <ul className={styles.products}>
        {columns.map(column => (
          <li key={column}>
            <span className={styles.name} title={mapping.columns[column].header}>
              {mapping.columns[column].header}
            </span>
            <MultiplierSelect column={column} mapping={mapping} others={others} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MultiplierSelectProps {
  readonly column: number;
  readonly mapping: ColumnMapping;
  /** Columns to multiply by. */
  readonly others: readonly number[];
}

function MultiplierSelect({ column, mapping, others }: MultiplierSelectProps) {
  const { multiplyColumn } = useCommands();
  const { header, times } = mapping.columns[column];
  const chosen = mapping.columns.findIndex(other => other.header === times);
  const offered = others.includes(chosen) || chosen < 0 ? others : [...others, chosen];
  return (
    <Select
      label={`Multiply ${header} by`}
      hideLabel
      size="small"
      value={chosen}
      options={[
        { value: AS_IT_IS, label: 'as it is' },
        ...offered
          .filter(other => other !== column)
          .map(other => ({ value: other, label: `× ${mapping.columns[other].header}` })),
      ]}
      onChange={other => multiplyColumn(column, other === AS_IT_IS ? null : mapping.columns[other].header)}
    />
  );
}
