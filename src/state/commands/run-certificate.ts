import type { BalanceSession } from './balance-session';

/**
 * Works out in the background how near the plan shown is to the least travel. Says nothing when
 * the person has gone on meanwhile.
 * @param territoryOf the plan shown, by the problem's numbers; left out for the run's own plan
 */
export async function startCertificate(session: BalanceSession, territoryOf?: Int32Array): Promise<void> {
  const { solved, background, certificates } = session;
  const plan = session.balance.run?.best;
  if (!solved || !plan) return;
  const known = certificates.get(plan);
  session.patchRun({ certificate: known ?? null });
  if (known) return;
  try {
    const { gap } = await session.context.services.balancer.certify(
      solved.planProblem.problem,
      territoryOf ?? solved.territoryOf,
      background.signal,
    );
    certificates.set(plan, { gap });
    if (session.balance.run?.best === plan) session.patchRun({ certificate: { gap } });
  } catch {
    // A plan without a proof is as good as before.
    if (!background.signal.aborted && session.balance.run?.best === plan) session.patchRun({ certificate: 'none' });
  }
}
