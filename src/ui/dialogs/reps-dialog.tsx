import { FileUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Rep, Territory } from '../../core/plan/plan';
import { activePlan } from '../../state/selectors/shown-plan';
import { useApp, useAppStore, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { EmptyState } from '../controls/empty-state';
import { IconButton } from '../controls/icon-button';
import { TabPanel, Tabs } from '../controls/tabs';
import { TextField } from '../controls/text-field';
import { pickFile, REP_FILES } from '../pick-file';
import { ReadingDialog } from './reading-dialog';
import { draftOfRep, newRep, type RepCell, type RepDraft, repErrors, settledReps } from './rep-draft';
import styles from './reps-dialog.module.css';
import { TerritoryReps } from './territory-reps';

const NO_TERRITORIES: readonly Territory[] = [];

/** The people: who they are, where they start their day, and which territory each has. Nothing counts until saved. */
export function RepsDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const store = useAppStore();
  const territories = useApp(state => activePlan(state)?.territories ?? NO_TERRITORIES);
  const [tab, setTab] = useState<'reps' | 'territories'>('reps');
  const [drafts, setDrafts] = useState(() => store.getState().reps.map(draftOfRep));
  const [repOf, setRepOf] = useState(() => holders(territories));
  const settled = settledReps(drafts);

  const change = (id: string, cell: RepCell, text: string) =>
    setDrafts(drafts.map(rep => (rep.id === id ? { ...rep, [cell]: text } : rep)));
  const remove = (id: string) => {
    setDrafts(drafts.filter(rep => rep.id !== id));
    setRepOf(new Map([...repOf].map(([territory, rep]) => [territory, rep === id ? null : rep])));
  };
  const load = async (file: File) => {
    await commands.loadRepsFile(file);
    const state = store.getState();
    setDrafts(state.reps.map(draftOfRep));
    setRepOf(holders(activePlan(state)?.territories ?? NO_TERRITORIES));
  };
  const save = (reps: readonly Rep[]) => {
    commands.saveReps(reps, repOf);
    onClose();
  };

  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Reps"
      description="A territory belongs to a position; the rep is the person in it. FTE is the share of a full job."
      width={920}
      footer={
        <>
          <Button icon={<FileUp size={16} aria-hidden />} onClick={() => pickFile(REP_FILES, file => void load(file))}>
            Load a CSV file
          </Button>
          <span className={styles.note}>replaces the list; columns name, email, fte, lat, lng, territory</span>
          <span className={styles.spring} />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            unavailable={settled ? null : 'A cell is wrong or empty'}
            onClick={() => settled && save(settled)}
          >
            Save reps
          </Button>
        </>
      }
    >
      <Tabs
        label="Reps and territories"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'reps', label: 'Reps', badge: String(drafts.length) },
          { value: 'territories', label: 'Who has which territory', badge: String(territories.length) },
        ]}
      >
        <TabPanel value="reps">
          {drafts.length > 0 ? (
            <RepTable drafts={drafts} onChange={change} onRemove={remove} />
          ) : (
            <div className={styles.empty}>
              <EmptyState
                title="No reps yet"
                text="Add them one by one or load a file. A home lets auto-balance keep territories near it."
              />
            </div>
          )}
          <Button
            size="small"
            icon={<Plus size={14} aria-hidden />}
            onClick={() => setDrafts([...drafts, newRep(drafts)])}
          >
            Add a rep
          </Button>
        </TabPanel>
        <TabPanel value="territories">
          <TerritoryReps
            territories={territories}
            reps={drafts}
            repOf={repOf}
            onAssign={(territory, rep) => setRepOf(new Map(repOf).set(territory, rep))}
          />
        </TabPanel>
      </Tabs>
    </ReadingDialog>
  );
}

function holders(territories: readonly Territory[]): ReadonlyMap<number, string | null> {
  return new Map(territories.map(territory => [territory.id, territory.repId]));
}

const COLUMNS: readonly { readonly cell: RepCell; readonly label: string; readonly hint: string }[] = [
  { cell: 'name', label: 'Name', hint: '' },
  { cell: 'email', label: 'Email', hint: 'may be empty' },
  { cell: 'fte', label: 'FTE', hint: '' },
  { cell: 'lat', label: 'Home latitude', hint: 'may be empty' },
  { cell: 'lng', label: 'Home longitude', hint: 'may be empty' },
];

interface RepTableProps {
  readonly drafts: readonly RepDraft[];
  readonly onChange: (id: string, cell: RepCell, text: string) => void;
  readonly onRemove: (id: string) => void;
}

function RepTable({ drafts, onChange, onRemove }: RepTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {COLUMNS.map(column => (
            <th key={column.cell} scope="col" className={styles[column.cell]}>
              {column.label} <span className={styles.hint}>{column.hint}</span>
            </th>
          ))}
          <td className={styles.remove} />
        </tr>
      </thead>
      <tbody>
        {drafts.map((rep, index) => {
          const errors = repErrors(rep);
          const who = rep.name || `rep ${index + 1}`;
          return (
            <tr key={rep.id}>
              {COLUMNS.map(({ cell, label }) => (
                <td key={cell}>
                  <TextField
                    label={`${label} of ${who}`}
                    hideLabel
                    size="small"
                    inputMode={cell === 'name' ? 'text' : cell === 'email' ? 'email' : 'decimal'}
                    value={rep[cell]}
                    error={errors[cell]}
                    onChange={text => onChange(rep.id, cell, text)}
                  />
                </td>
              ))}
              <td>
                <IconButton
                  size="small"
                  label={`Remove ${who}`}
                  icon={<Trash2 size={14} aria-hidden />}
                  onClick={() => onRemove(rep.id)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
