import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { AccountField } from '../../core/accounts/account-field';
import { useApp, useCommands } from '../app-context';
import popupStyles from '../controls/popup-list.module.css';
import selectStyles from '../controls/select.module.css';
import { FIELD_GROUPS, FIELD_LABELS, FIELD_NOTES, isSharedField } from './field-labels';
import styles from './field-select.module.css';

const LEAVE_OUT = 'leave-out';

const ITEMS = [
  { value: LEAVE_OUT, label: 'Leave out' },
  ...FIELD_GROUPS.flatMap(group => group.fields.map(field => ({ value: field as string, label: FIELD_LABELS[field] }))),
];

export interface FieldSelectProps {
  /** Index of the column in the file. */
  readonly column: number;
  readonly header: string;
  readonly value: AccountField | null;
}

/** What a column is used as. */
export function FieldSelect({ column, header, value }: FieldSelectProps) {
  const commands = useCommands();
  return (
    <Base.Root
      items={ITEMS}
      value={value ?? LEAVE_OUT}
      onValueChange={next => {
        if (next !== null) commands.mapColumn(column, next === LEAVE_OUT ? null : (next as AccountField));
      }}
    >
      <Base.Trigger
        aria-label={`Use ${header} as`}
        className={`${selectStyles.trigger} ${styles.trigger} ${value === null ? styles.left : ''}`}
      >
        <Base.Value className={selectStyles.value} />
        <Base.Icon className={selectStyles.chevron}>
          <ChevronDown size={14} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          className={popupStyles.positioner}
          sideOffset={4}
          collisionPadding={8}
          alignItemWithTrigger={false}
        >
          <Base.Popup className={popupStyles.popup}>
            <FieldOptions column={column} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Every field by group, with the column that has it now; made only while the list is open. */
function FieldOptions({ column }: { readonly column: number }) {
  const mapping = useApp(state => state.importing?.mapping ?? null);
  const takenBy = (field: AccountField) =>
    isSharedField(field)
      ? undefined
      : mapping?.columns.find((use, index) => index !== column && use.field === field)?.header;
  return (
    <Base.List className={selectStyles.list}>
      <Item value={LEAVE_OUT} label="Leave out" detail="exports still carry it" />
      {FIELD_GROUPS.map(group => (
        <Base.Group key={group.label}>
          <Base.GroupLabel className={popupStyles.groupLabel}>{group.label}</Base.GroupLabel>
          {group.fields.map(field => {
            const other = takenBy(field);
            return (
              <Item
                key={field}
                value={field}
                label={FIELD_LABELS[field]}
                detail={other === undefined ? (FIELD_NOTES[field] ?? '') : `now ${other}`}
              />
            );
          })}
        </Base.Group>
      ))}
    </Base.List>
  );
}

function Item({ value, label, detail }: { readonly value: string; readonly label: string; readonly detail: string }) {
  return (
    <Base.Item value={value} label={label} className={popupStyles.item}>
      <span className={popupStyles.mark}>
        <Base.ItemIndicator>
          <Check size={14} aria-hidden />
        </Base.ItemIndicator>
      </span>
      <Base.ItemText className={popupStyles.text}>{label}</Base.ItemText>
      {detail ? <span className={`${popupStyles.detail} ${styles.detail}`}>{detail}</span> : null}
    </Base.Item>
  );
}
