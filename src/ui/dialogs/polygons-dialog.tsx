import { FileUp, Info } from 'lucide-react';
import { formatCount } from '../../state/format';
import type { PolygonTerritories } from '../../worker/protocol';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { ProgressBar } from '../controls/progress-bar';
import { Select } from '../controls/select';
import { ImportErrorBox } from '../import/import-error';
import { counted } from '../measure-words';
import { DATA_FILES, POLYGON_FILES, pickFile } from '../pick-file';
import styles from './polygons-dialog.module.css';
import { ReadingDialog } from './reading-dialog';

const ROWS_SHOWN = 200;

/** Territories drawn elsewhere: how they lie on the hexes, and what is to be made of them. */
export function PolygonsDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const polygons = useApp(state => state.polygons);
  const hasRun = useApp(state => state.balance.run !== null);
  const isSample = useApp(state => state.dataset?.isSample ?? false);
  const territories = polygons?.territories ?? null;
  const onHexes = territories?.onHexes ?? null;
  const choose = () => pickFile(POLYGON_FILES, file => void commands.openFile(file));
  const close = () => {
    commands.dropPolygons();
    onClose();
  };
  const blocker = hasRun
    ? 'Apply or discard the balanced plan first'
    : onHexes?.hexes.every(hexes => hexes === 0)
      ? 'No hex lies in these polygons'
      : null;
  return (
    <ReadingDialog
      open
      onClose={close}
      title="Territories from polygons"
      description={polygons ? <span className={styles.file}>{polygons.file.name}</span> : undefined}
      width={600}
      footer={
        onHexes ? (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button unavailable={blocker} onClick={() => commands.takePolygons('this-plan')}>
              Replace the territories of this plan
            </Button>
            <Button variant="primary" unavailable={blocker} onClick={() => commands.takePolygons('new-plan')}>
              Make a plan of them
            </Button>
          </>
        ) : (
          <>
            <Button onClick={close}>Cancel</Button>
            {polygons && !polygons.error ? null : (
              <Button variant="primary" icon={<FileUp size={16} aria-hidden />} onClick={choose}>
                {polygons ? 'Choose another file' : 'Choose a GeoJSON file'}
              </Button>
            )}
          </>
        )
      }
    >
      {!polygons ? (
        <p>
          A GeoJSON file with the areas of your territories, as mapping programs write it: one polygon or several for
          each, with its name. It stays on this device.
        </p>
      ) : polygons.error ? (
        <ImportErrorBox {...polygons.error} />
      ) : !territories || !onHexes ? (
        <ProgressBar label="Reading the polygons" value={null} />
      ) : (
        <>
          <NameChoice territories={territories} />
          <Figures territories={territories} onHexes={onHexes} />
          <Remarks territories={territories} onHexes={onHexes} />
          {isSample ? (
            <p className={styles.advice}>
              These are the hexes of the sample. With your customers instead:{' '}
              <Button
                size="small"
                onClick={() =>
                  pickFile(DATA_FILES, file => {
                    onClose();
                    void commands.openFile(file);
                  })
                }
              >
                Choose a customer file
              </Button>
            </p>
          ) : null}
        </>
      )}
    </ReadingDialog>
  );
}

const NUMBERED = '\u0000';

function NameChoice({ territories }: { readonly territories: PolygonTerritories }) {
  const commands = useCommands();
  const { property, properties, features, names } = territories;
  const options = [
    ...properties.map(({ key, distinct, example }) => ({
      value: key,
      label: key,
      detail: `${formatCount(distinct)}, such as ${example.length > 24 ? `${example.slice(0, 24)}…` : example}`,
    })),
    { value: NUMBERED, label: 'Number them', detail: `${formatCount(features)}, such as Area 1` },
  ];
  return (
    <>
      <p className={styles.lead} role="status">
        <strong>{counted(names.length, 'territory', 'territories')}</strong>
        {names.length < features ? ` in ${counted(features, 'polygon')}` : ''}
      </p>
      <Select
        label="Property that names the territories"
        value={property || NUMBERED}
        options={options}
        hint={names.length < features ? 'Polygons of one name become one territory.' : undefined}
        onChange={key => void commands.nameTerritoriesBy(key === NUMBERED ? '' : key)}
      />
    </>
  );
}

interface OnHexesProps {
  readonly territories: PolygonTerritories;
  readonly onHexes: NonNullable<PolygonTerritories['onHexes']>;
}

function Figures({ territories: { names }, onHexes }: OnHexesProps) {
  const hasAccounts = useApp(state => Boolean(state.dataset?.source));
  const order = names
    .map((_, index) => index)
    .sort((a, b) => onHexes.accounts[b] - onHexes.accounts[a] || onHexes.hexes[b] - onHexes.hexes[a] || a - b);
  const row = (name: string, hexes: number, accounts: number) => (
    <>
      <td title={name}>{name}</td>
      <td>{formatCount(hexes)}</td>
      <td>{hasAccounts ? formatCount(accounts) : '–'}</td>
    </>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="Hexes and accounts in each territory">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Territory</th>
            <th scope="col">Hexes</th>
            <th scope="col">Accounts inside</th>
          </tr>
        </thead>
        <tbody>
          {onHexes.hexesOutside > 0 || onHexes.accountsOutside > 0 ? (
            <tr className={styles.outside}>{row('In none of them', onHexes.hexesOutside, onHexes.accountsOutside)}</tr>
          ) : null}
          {order.slice(0, ROWS_SHOWN).map(index => (
            <tr key={names[index]}>{row(names[index], onHexes.hexes[index], onHexes.accounts[index])}</tr>
          ))}
        </tbody>
      </table>
      {names.length > ROWS_SHOWN ? (
        <p className={styles.outside}>and {counted(names.length - ROWS_SHOWN, 'territory', 'territories')} more</p>
      ) : null}
    </section>
  );
}

/** What a person should know before taking them. */
function Remarks({ territories: { leftOut, names }, onHexes }: OnHexesProps) {
  const empty = onHexes.hexes.reduce((sum, hexes) => sum + (hexes === 0 ? 1 : 0), 0);
  const hasLocks = useApp(state =>
    state.plans.some(
      plan =>
        plan.id === state.activePlanId &&
        (plan.lockedAccounts.length > 0 ||
          plan.lockedHexes.includes(1) ||
          plan.territories.some(({ locked }) => locked)),
    ),
  );
  const remarks = [
    onHexes.accountsParted > 0
      ? `${counted(onHexes.accountsParted, 'account')} in ${counted(onHexes.hexesParted, 'hex', 'hexes')} cut by a border ${onHexes.accountsParted === 1 ? 'goes' : 'go'} with most of the hex. Smaller hexes make fewer of them.`
      : '',
    onHexes.contested > 0
      ? `Polygons overlap at ${counted(onHexes.contested, 'place')}: the first in the file has them.`
      : '',
    empty > 0 && empty < names.length
      ? `${counted(empty, 'territory', 'territories')} without a hex here ${empty === 1 ? 'is' : 'are'} left out.`
      : '',
    leftOut > 0 ? `${counted(leftOut, 'feature')} of the file ${leftOut === 1 ? 'is' : 'are'} no polygon.` : '',
    hasLocks ? 'Replacing leaves what is locked in this plan where it is.' : '',
  ].filter(Boolean);
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {remarks.map(remark => (
        <li key={remark}>
          <Info size={14} aria-hidden />
          <span>{remark}</span>
        </li>
      ))}
    </ul>
  );
}
