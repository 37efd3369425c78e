import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import fieldStyles from './field.module.css';
import popupStyles from './popup-list.module.css';
import styles from './select.module.css';

export interface SelectOption<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** A few words at the right end of the line. */
  readonly detail?: ReactNode;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

export interface SelectProps<T extends string | number> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly SelectOption<T>[];
  readonly placeholder?: string;
  readonly size?: 'normal' | 'small';
  readonly disabled?: boolean;
  readonly hint?: ReactNode;
  readonly className?: string;
}

export function Select<T extends string | number>({
  label,
  hideLabel,
  value,
  onChange,
  options,
  placeholder = 'Choose…',
  size = 'normal',
  disabled,
  hint,
  className,
}: SelectProps<T>) {
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      onValueChange={next => {
        if (next !== null) onChange(next as T);
      }}
    >
      <div className={[fieldStyles.field, className].filter(Boolean).join(' ')}>
        <Base.Label className={hideLabel ? 'visually-hidden' : fieldStyles.label}>{label}</Base.Label>
        <Base.Trigger className={`${styles.trigger} ${size === 'small' ? styles.small : ''}`}>
          <Base.Value className={styles.value} placeholder={placeholder} />
          <Base.Icon className={styles.chevron}>
            <ChevronDown size={14} aria-hidden />
          </Base.Icon>
        </Base.Trigger>
        {hint ? <span className={fieldStyles.hint}>{hint}</span> : null}
      </div>
      <Base.Portal>
        <Base.Positioner
          className={popupStyles.positioner}
          sideOffset={4}
          collisionPadding={8}
          alignItemWithTrigger={false}
        >
          <Base.Popup className={popupStyles.popup}>
            <Base.List className={styles.list}>
              {options.map(option => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  label={option.label}
                  disabled={option.disabled}
                  className={popupStyles.item}
                >
                  <span className={popupStyles.mark}>
                    <Base.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Base.ItemIndicator>
                  </span>
                  {option.icon}
                  <Base.ItemText className={popupStyles.text}>{option.label}</Base.ItemText>
                  {option.detail ? <span className={popupStyles.detail}>{option.detail}</span> : null}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
