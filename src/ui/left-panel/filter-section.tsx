import { ListFilterPlus, X } from 'lucide-react';
import { useState } from 'react';
import { type AccountFilter, NO_FILTER } from '../../core/dataset/dataset';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import { Menu, MenuGroup, MenuItem } from '../controls/menu';
import { measureLabel } from '../measure-words';
import { CategoryFilter } from './category-filter';
import styles from './filter-section.module.css';
import { RangeFilter } from './range-filter';
import { SubHeading } from './section';

/** Filters that are there without asking. */
const USUAL_CATEGORIES = ['class', 'lifecycle'];
const USUAL_MEASURE = 'potential';

/** Which accounts count; everything else on the screen follows. */
export function FilterSection() {
  const commands = useCommands();
  const dataset = useApp(state => state.dataset);
  const [added, setAdded] = useState<readonly string[]>([]);
  if (!dataset) return <p className={styles.note}>Nothing is on the map yet.</p>;
  if (!dataset.source) {
    return (
      <p className={styles.note}>
        This project was saved without accounts. Open the customer file to choose which of them count.
      </p>
    );
  }
  const { filter, summary } = dataset;
  const apply = (next: AccountFilter) => void commands.setFilter(next);
  const hasCondition = (key: string) =>
    filter.categories.some(condition => condition.key === key) ||
    filter.ranges.some(condition => `measure:${condition.measureId}` === key);
  const shows = (key: string) => added.includes(key) || hasCondition(key);

  const categories = summary.categories.filter(
    category => category.values.length > 1 && (USUAL_CATEGORIES.includes(category.key) || shows(category.key)),
  );
  categories.sort((a, b) => usualPlace(a.key) - usualPlace(b.key));
  const usable = summary.distributions.filter(({ min, max }) => min > 0 && max > min);
  const ranges = usable.filter(({ measureId }) => measureId === USUAL_MEASURE || shows(`measure:${measureId}`));
  const moreCategories = summary.categories.filter(
    category => category.values.length > 1 && !categories.includes(category),
  );
  const moreRanges = usable.filter(distribution => !ranges.includes(distribution));

  const setLabels = (key: string, labels: readonly string[] | null) => {
    const rest = filter.categories.filter(condition => condition.key !== key);
    apply({ ...filter, categories: labels === null ? rest : [...rest, { key, labels }] });
  };
  const setRange = (measureId: string, range: { readonly min: number; readonly max: number } | null) => {
    const rest = filter.ranges.filter(condition => condition.measureId !== measureId);
    apply({ ...filter, ranges: range === null ? rest : [...rest, { measureId, ...range }] });
  };
  const remove = (key: string) => {
    setAdded(added.filter(other => other !== key));
    if (!hasCondition(key)) return;
    apply({
      categories: filter.categories.filter(condition => condition.key !== key),
      ranges: filter.ranges.filter(condition => `measure:${condition.measureId}` !== key),
    });
  };
  const removal = (key: string, name: string) => (
    <IconButton
      size="small"
      className={styles.remove}
      label={`Remove the filter ${name}`}
      icon={<X size={12} aria-hidden />}
      onClick={() => remove(key)}
    />
  );

  return (
    <>
      {categories.map(category => (
        <div key={category.key} className={styles.block}>
          <SubHeading
            aside={USUAL_CATEGORIES.includes(category.key) ? undefined : removal(category.key, category.header)}
          >
            {category.key === 'class' ? 'Account class' : category.key === 'lifecycle' ? 'Lifecycle' : category.header}
          </SubHeading>
          <CategoryFilter
            category={category}
            labels={filter.categories.find(condition => condition.key === category.key)?.labels ?? null}
            onChange={labels => setLabels(category.key, labels)}
          />
        </div>
      ))}
      {ranges.map(distribution => (
        <div key={distribution.measureId} className={styles.block}>
          <RangeFilter
            distribution={distribution}
            range={filter.ranges.find(condition => condition.measureId === distribution.measureId) ?? null}
            onChange={range => setRange(distribution.measureId, range)}
          />
        </div>
      ))}
      <div className={styles.actions}>
        {moreCategories.length + moreRanges.length > 0 ? (
          <Menu
            trigger={
              <Button
                size="small"
                variant="ghost"
                className={styles.add}
                icon={<ListFilterPlus size={14} aria-hidden />}
              >
                Add filter
              </Button>
            }
          >
            {moreCategories.length > 0 ? (
              <MenuGroup label="By value">
                {moreCategories.map(category => (
                  <MenuItem
                    key={category.key}
                    shortcut={`${category.values.length + category.others}`}
                    onSelect={() => setAdded([...added, category.key])}
                  >
                    {category.header}
                  </MenuItem>
                ))}
              </MenuGroup>
            ) : null}
            {moreRanges.length > 0 ? (
              <MenuGroup label="By size">
                {moreRanges.map(({ measureId }) => (
                  <MenuItem key={measureId} onSelect={() => setAdded([...added, `measure:${measureId}`])}>
                    {measureLabel(summary, measureId)}
                  </MenuItem>
                ))}
              </MenuGroup>
            ) : null}
          </Menu>
        ) : null}
        {filter.categories.length + filter.ranges.length > 0 ? (
          <Button
            size="small"
            variant="ghost"
            onClick={() => {
              setAdded([]);
              apply(NO_FILTER);
            }}
          >
            Clear
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** The usual ones first, in their order; the rest as the file has them. */
function usualPlace(key: string): number {
  const place = USUAL_CATEGORIES.indexOf(key);
  return place < 0 ? USUAL_CATEGORIES.length : place;
}

/** "all count" or "3,211 of 5,000 count". */
export function FilterSummary() {
  const all = useApp(state => state.dataset?.summary.accounts ?? 0);
  const points = useApp(state => state.dataset?.points);
  const filtered = useApp(state =>
    Boolean(state.dataset && state.dataset.filter.categories.length + state.dataset.filter.ranges.length > 0),
  );
  if (!points) return null;
  if (!filtered) return <>all count</>;
  let counting = 0;
  for (const counts of points.counts) counting += counts;
  return (
    <>
      {counting.toLocaleString('en-US')} of {all.toLocaleString('en-US')} count
    </>
  );
}
