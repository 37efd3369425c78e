import { CircleCheck, Download, TriangleAlert } from 'lucide-react';
import type { FindingKind, ImportFinding, ImportReport } from '../../files/customers/import-report';
import { formatCount } from '../../state/format';
import type { FoundList } from '../../worker/protocol';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import styles from './findings-list.module.css';
import { RowTable } from './row-table';

/** A list that is shown: on the map, and its first rows below its line. */
export interface ShownFinding {
  readonly kind: FindingKind;
  readonly list: FoundList;
}

export interface FindingsListProps {
  readonly report: ImportReport;
  readonly shown: ShownFinding | null;
  readonly onShow: (kind: FindingKind) => void;
  /** Reads the file again with another rule; only while it is being imported. */
  readonly canReadAgain?: boolean;
}

const WARNING_ROWS = 5;

/** What was kept and is worth a look: lists of accounts with their place on the map, and doubts about cells. */
export function FindingsList({ report, shown, onShow, canReadAgain = false }: FindingsListProps) {
  const { findings, warnings, merged } = report;
  return (
    <section aria-labelledby="import-warnings">
      <h2 id="import-warnings" className={styles.title}>
        Kept, but worth a look
      </h2>
      {findings.length === 0 && warnings.length === 0 && merged === 0 ? (
        <p className={styles.clean}>
          <CircleCheck size={14} aria-hidden />
          Nothing suspicious.
        </p>
      ) : null}
      <ul className={styles.list}>
        {merged > 0 ? <Merged report={report} canReadAgain={canReadAgain} /> : null}
        {findings.map(finding => (
          <Finding
            key={finding.kind}
            finding={finding}
            list={shown?.kind === finding.kind ? shown.list : null}
            onShow={onShow}
            canReadAgain={canReadAgain}
          />
        ))}
        {warnings.map(warning => (
          <li key={warning.text}>
            <TriangleAlert size={14} aria-hidden />
            <span className={styles.text}>
              {warning.text}
              {warning.rows.length > 0 ? <span className={styles.rows}>{rowList(warning)}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FindingProps {
  readonly finding: ImportFinding;
  readonly list: FoundList | null;
  readonly onShow: (kind: FindingKind) => void;
  readonly canReadAgain: boolean;
}

function Finding({ finding, list, onShow, canReadAgain }: FindingProps) {
  const commands = useCommands();
  const { kind, text, accounts } = finding;
  return (
    <li>
      <TriangleAlert size={14} aria-hidden />
      <div className={styles.text}>
        <div className={styles.line}>
          <span className={styles.words}>{text}</span>
          <span className={styles.tools}>
            <Button
              size="small"
              variant="ghost"
              className={styles.show}
              aria-pressed={list !== null}
              aria-label={`Show on the map: ${text}`}
              onClick={() => onShow(kind)}
            >
              {list ? 'Hide' : 'Show'}
            </Button>
            <IconButton
              size="small"
              label={`Download: ${text}`}
              tooltip="Download this list"
              icon={<Download size={14} aria-hidden />}
              onClick={() => void commands.exportFile('finding-csv', kind)}
            />
          </span>
        </div>
        {canReadAgain ? <Remedy kind={kind} /> : null}
        {list ? <FoundTable list={list} accounts={accounts} label={text} /> : null}
      </div>
    </li>
  );
}

/** The one thing that can be done about a list here. */
function Remedy({ kind }: { readonly kind: FindingKind }) {
  const commands = useCommands();
  if (kind === 'same-name-place') {
    return (
      <Button size="small" onClick={() => void commands.readAgain({ sameNamePlace: 'one' })}>
        Treat each group as one account
      </Button>
    );
  }
  if (kind === 'exact-copy') {
    return (
      <Button size="small" onClick={() => void commands.readAgain({ exactCopies: 'leave-out' })}>
        Leave the copies out
      </Button>
    );
  }
  return null;
}

function Merged({ report, canReadAgain }: { readonly report: ImportReport; readonly canReadAgain: boolean }) {
  const commands = useCommands();
  return (
    <li>
      <CircleCheck size={14} aria-hidden className={styles.good} />
      <div className={styles.text}>
        <div className={styles.line}>
          <span className={styles.words}>
            {formatCount(report.merged)} {report.merged === 1 ? 'account was' : 'accounts were'} added to another of the
            same name and place
          </span>
          {canReadAgain ? (
            <span className={styles.tools}>
              <Button
                size="small"
                variant="ghost"
                className={styles.show}
                onClick={() => void commands.readAgain({ sameNamePlace: 'separate', accountKey: 'id' })}
              >
                Keep them apart
              </Button>
            </span>
          ) : null}
        </div>
      </div>
    </li>
  );
}

function FoundTable({ list, accounts, label }: { list: FoundList; accounts: number; label: string }) {
  const rows = list.rows.map(({ row, name, reason }) => ({ row, what: name, why: reason }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
    <section className={styles.scroller} aria-label={label} tabIndex={0}>
      <RowTable headers={['Account', 'Why']} rows={rows} count={accounts} />
    </section>
  );
}

function rowList({ rows, count }: ImportReport['warnings'][number]): string {
  const named = rows.slice(0, WARNING_ROWS).map(row => formatCount(row));
  return `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${count > named.length ? ' …' : ''}`;
}
