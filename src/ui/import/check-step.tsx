import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportReport } from '../../files/customers/import-report';
import type { ImportState } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Checkbox } from '../controls/checkbox';
import styles from './check-step.module.css';
import { headerOf } from './column-checks';
import { ImportErrorBox } from './import-error';
import { ImportPage } from './import-page';
import { MeasureBasis } from './measure-basis';
import { PotentialChoice } from './potential-choice';
import { ReportAside } from './report-aside';
import { StartChoice } from './start-choice';
import { WorkloadChoice } from './workload-choice';

/** Step 3: what was read, what was left out, and where potential and workload come from. */
export function CheckStep({ importing }: { readonly importing: ImportState }) {
  const commands = useCommands();
  const { report, summary, mapping, potential, workload } = importing;
  const callPlan = useRef<HTMLDivElement>(null);
  const [tableWrong, setTableWrong] = useState(false);
  const [callPlanConfirmed, setCallPlanConfirmed] = useState(false);
  if (!report || !summary) return null;
  const classes = classCounts(importing);
  const unit = report.customers === null ? 'accounts' : 'customers';
  const blocker =
    report.accounts === 0
      ? 'No row could be placed'
      : workload.kind === 'call-plan' && tableWrong
        ? 'A cell of the call plan is wrong'
        : workload.kind === 'call-plan' && !callPlanConfirmed
          ? 'The call plan waits for your confirmation'
          : null;
  const toCallPlan = () => callPlan.current?.querySelector<HTMLElement>('[role=checkbox]')?.focus();
  return (
    <ImportPage
      importing={importing}
      title="Check what was read"
      state={placedText(report)}
      aside={<ReportAside report={report} preview={importing.preview} />}
      footerStart={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden />} onClick={() => commands.backToColumns()}>
            Back
          </Button>
          <Button variant="ghost" onClick={() => commands.cancelImport()}>
            Cancel
          </Button>
        </>
      }
      footerReason={blocker}
      onReason={workload.kind === 'call-plan' ? toCallPlan : undefined}
      footerEnd={
        <>
          {report.rejected > 0 && !blocker ? <span>{formatCount(report.rejected)} rows are left out</span> : null}
          <Button variant="primary" unavailable={blocker} onClick={() => void commands.finishImport()}>
            Continue with {placedText(report)}
            <ArrowRight size={16} aria-hidden />
          </Button>
        </>
      }
    >
      {importing.error ? <ImportErrorBox {...importing.error} /> : null}
      <Choice title="Potential" lead="What could be bought from you in a year: the fair chance that a territory gives.">
        <PotentialChoice
          value={potential}
          onChange={next => commands.setImportOptions({ potential: next })}
          potentialHeader={headerOf(mapping, 'potential')}
          salesHeader={headerOf(mapping, 'sales')}
        />
        <MeasureBasis summary={summary} measureId="potential" unit={unit} />
      </Choice>
      <Choice title="Workload" lead="The hours of calls that the accounts of a territory take in a year.">
        <WorkloadChoice
          value={workload}
          onChange={next => commands.setImportOptions({ workload: next })}
          hoursHeader={headerOf(mapping, 'workloadHours')}
          visitsHeader={headerOf(mapping, 'callFrequency')}
          minutesHeader={headerOf(mapping, 'callMinutes')}
          classHeader={headerOf(mapping, 'class')}
          classes={classes}
          onTableWrong={setTableWrong}
        />
        {workload.kind === 'call-plan' ? (
          <div ref={callPlan} className={styles.confirm}>
            <Checkbox checked={callPlanConfirmed} onChange={setCallPlanConfirmed}>
              These visits and minutes are right for us
            </Checkbox>
          </div>
        ) : null}
        <MeasureBasis summary={summary} measureId="workload" unit={unit} />
      </Choice>
      <Choice title="Start with" lead="Where the plan begins; everything can be changed on the map.">
        <StartChoice importing={importing} />
      </Choice>
    </ImportPage>
  );
}

/** The classes found with how many accounts each has. */
function classCounts({ classLabels, summary }: ImportState) {
  const counted = summary?.categories.find(category => category.key === 'class')?.values ?? [];
  return classLabels.map(label => ({
    label,
    accounts: counted.find(entry => entry.label === label)?.accounts ?? 0,
  }));
}

interface ChoiceProps {
  readonly title: string;
  readonly lead: string;
  readonly children: React.ReactNode;
}

function Choice({ title, lead, children }: ChoiceProps) {
  return (
    <section aria-label={title} className={styles.choice}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.lead}>{lead}</p>
      {children}
    </section>
  );
}

/** "4,812 accounts"; of a table of hexes, "180,000 customers". */
function placedText({ accounts, customers }: ImportReport): string {
  return customers === null ? `${formatCount(accounts)} accounts` : `${formatCount(customers)} customers`;
}
