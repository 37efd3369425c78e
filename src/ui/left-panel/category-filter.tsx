import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CategorySummary } from '../../core/dataset/dataset';
import { formatCount } from '../../state/format';
import { Checkbox } from '../controls/checkbox';
import { Chip } from '../controls/chip';
import { Popover } from '../controls/popover';
import { TextField } from '../controls/text-field';
import styles from './category-filter.module.css';

/** Chips shown before the rest goes into a list of its own. */
const MOST_CHIPS = 6;

export interface CategoryFilterProps {
  readonly category: CategorySummary;
  /** Labels that count; null = all of them. */
  readonly labels: readonly string[] | null;
  readonly onChange: (labels: readonly string[] | null) => void;
}

/** Which values of one column count. All on means no condition at all, so that new values count too. */
export function CategoryFilter({ category, labels, onChange }: CategoryFilterProps) {
  const [query, setQuery] = useState('');
  const values = useMemo(() => inOrder(category), [category]);
  const isOn = (label: string) => labels === null || labels.includes(label);
  const toggle = (label: string) => {
    const next = values.map(value => value.label).filter(other => (other === label ? !isOn(other) : isOn(other)));
    onChange(next.length === 0 || (next.length === values.length && category.others === 0) ? null : next);
  };
  const wanted = query.trim().toLocaleLowerCase();
  const listed = values.filter(value => words(value.label).toLocaleLowerCase().includes(wanted));
  const hidden = values.length - MOST_CHIPS;
  return (
    <div className={styles.chips}>
      {values.slice(0, MOST_CHIPS).map(value => (
        <Chip
          key={value.label}
          chosen={isOn(value.label)}
          count={formatCount(value.accounts)}
          title={`${words(value.label)}: double-click for only these`}
          onClick={() => toggle(value.label)}
          onDoubleClick={() => onChange([value.label])}
        >
          {words(value.label)}
        </Chip>
      ))}
      {hidden > 0 ? (
        <Popover
          title={category.header}
          side="right"
          width={260}
          trigger={<Chip>{formatCount(hidden + category.others)} more…</Chip>}
        >
          <TextField
            label={`Search ${category.header}`}
            hideLabel
            size="small"
            icon={<Search size={14} />}
            placeholder="Search"
            value={query}
            onChange={setQuery}
          />
          <div className={styles.list}>
            {listed.map(value => (
              <Checkbox
                key={value.label}
                checked={isOn(value.label)}
                detail={formatCount(value.accounts)}
                onChange={() => toggle(value.label)}
              >
                {words(value.label)}
              </Checkbox>
            ))}
          </div>
          {category.others > 0 ? (
            <p className={styles.note}>{formatCount(category.others)} rarer values are not listed.</p>
          ) : null}
        </Popover>
      ) : null}
    </div>
  );
}

/** Classes have an order of their own; everything else comes most frequent first. */
function inOrder(category: CategorySummary): CategorySummary['values'] {
  if (category.key !== 'class') return category.values;
  return category.values.toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

function words(label: string): string {
  return label === '' ? 'blank' : label;
}
