import { FileUp, Trash2, TriangleAlert } from 'lucide-react';
import { type DragEvent, useMemo, useState } from 'react';
import { COUNTRIES, countryName } from '../../core/geo/countries';
import type { KeptPostcodes } from '../../files/geo/postcode-shelf';
import { formatCount } from '../../state/format';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import { ProgressBar } from '../controls/progress-bar';
import { Select } from '../controls/select';
import { counted } from '../measure-words';
import { POSTCODE_FILES, pickFile } from '../pick-file';
import styles from './postcode-lists.module.css';
import { type AddingList, usePostcodeLists } from './use-postcode-lists';

export interface PostcodeListsProps {
  /** Country whose list is wanted, '' = any. */
  readonly wanted: string;
  /** A file that is known to be a list and only has to be kept. */
  readonly offered?: File;
  /** Told after a list was added or removed. */
  readonly onChange: () => void;
}

/** The lists of post codes on this device: add one, see what there is, remove it. */
export function PostcodeLists({ wanted, offered, onChange }: PostcodeListsProps) {
  const { lists, adding, add, stop, remove } = usePostcodeLists(onChange);
  return (
    <div className={styles.lists}>
      {offered ? (
        adding.kind === 'idle' || adding.kind === 'failed' ? (
          <Button variant="primary" className={styles.keep} onClick={() => void add(offered)}>
            Keep as a list of post codes
          </Button>
        ) : null
      ) : (
        <DropZone wanted={wanted} onFile={file => void add(file)} />
      )}
      <Adding adding={adding} onCountry={(file, country) => void add(file, country)} onStop={stop} />
      {lists && lists.length > 0 ? (
        <ul aria-label="Lists of post codes on this device" className={styles.kept}>
          {lists.map(list => (
            <KeptList key={list.country} list={list} onRemove={() => void remove(list.country)} />
          ))}
        </ul>
      ) : null}
      {lists?.some(list => list.isGeoNames) ? (
        <p className={styles.source}>Post codes of GeoNames (geonames.org), CC BY 4.0.</p>
      ) : null}
    </div>
  );
}

function DropZone({ wanted, onFile }: { readonly wanted: string; readonly onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const stops = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragenter' || event.type === 'dragover');
  };
  const drop = (event: DragEvent) => {
    stops(event);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      data-takes-files
      className={styles.zone}
      data-over={over ? '' : undefined}
      onDragEnter={stops}
      onDragOver={stops}
      onDragLeave={stops}
      onDrop={drop}
    >
      <p>
        {wanted ? `Drop a list of the post codes of ${countryName(wanted)} here` : 'Drop a list of post codes here'}: a
        GeoNames postal file{wanted ? ` (${wanted}.zip)` : ''}, or a CSV with code, latitude and longitude.
      </p>
      <Button size="small" icon={<FileUp size={14} aria-hidden />} onClick={() => pickFile(POSTCODE_FILES, onFile)}>
        Choose a list
      </Button>
    </div>
  );
}

interface AddingProps {
  readonly adding: AddingList;
  readonly onCountry: (file: File, country: string) => void;
  readonly onStop: () => void;
}

function Adding({ adding, onCountry, onStop }: AddingProps) {
  switch (adding.kind) {
    case 'idle':
      return null;
    case 'reading':
      return (
        <div className={styles.reading}>
          <ProgressBar label={`Reading ${adding.fileName}`} value={adding.done} />
          <Button size="small" variant="ghost" onClick={onStop}>
            Cancel
          </Button>
        </div>
      );
    case 'which-country':
      return <WhichCountry key={adding.file.name} adding={adding} onCountry={onCountry} onStop={onStop} />;
    case 'added':
      return (
        <div role="status" className={styles.result}>
          <p>
            {adding.added
              .map(({ codes, country }) => `${formatCount(codes)} codes of ${countryName(country)}`)
              .join(', ')}
            {adding.problem ? '.' : ', kept on this device.'}
            {adding.skipped > 0 ? ` ${counted(adding.skipped, 'row')} without a code or a place passed over.` : ''}
          </p>
          {adding.problem ? (
            <p>
              It can be used until this page is closed, but is not kept: {adding.problem} Add it again at the next
              visit.
            </p>
          ) : null}
        </div>
      );
    case 'failed':
      return (
        <p role="alert" className={styles.failed}>
          <TriangleAlert size={14} aria-hidden />
          <span>
            {adding.message} {adding.advice}
          </span>
        </p>
      );
  }
}

interface WhichCountryProps {
  readonly adding: AddingList & { readonly kind: 'which-country' };
  readonly onCountry: (file: File, country: string) => void;
  readonly onStop: () => void;
}

function WhichCountry({ adding, onCountry, onStop }: WhichCountryProps) {
  const [country, setCountry] = useState(adding.country);
  const options = useCountryOptions();
  return (
    <div className={styles.ask}>
      <Select
        label="Which country are these codes of?"
        value={country || null}
        options={options}
        onChange={setCountry}
        hint={`${adding.file.name} does not say it.`}
      />
      <div className={styles.askButtons}>
        <Button
          size="small"
          variant="primary"
          unavailable={country ? null : 'Choose the country'}
          onClick={() => onCountry(adding.file, country)}
        >
          Add the list
        </Button>
        <Button size="small" variant="ghost" onClick={onStop}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** Every country by name. */
export function useCountryOptions(): readonly { readonly value: string; readonly label: string }[] {
  return useMemo(
    () =>
      COUNTRIES.map(value => ({ value, label: countryName(value) })).sort((a, b) =>
        a.label.localeCompare(b.label, 'en'),
      ),
    [],
  );
}

function KeptList({ list, onRemove }: { readonly list: KeptPostcodes; readonly onRemove: () => void }) {
  const name = countryName(list.country);
  const added = new Date(list.keptAt).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return (
    <li>
      <span className={styles.country}>
        <strong>{name}</strong>
        <span className={styles.detail}>
          {formatCount(list.codes)} codes, {list.source}, {added}
        </span>
      </span>
      <IconButton
        label={`Remove the post codes of ${name}`}
        icon={<Trash2 size={14} aria-hidden />}
        onClick={onRemove}
      />
    </li>
  );
}
